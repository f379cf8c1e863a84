//! Areas and outlines in millimetres from the top left corner of the paper.

use typst::layout::{Abs, Point, Size, Transform};
use typst::visualize::{Curve, CurveItem};

use super::xml::numbers;

/// How near two lengths are the same.
const SAME: f64 = 1e-4;

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// Left, top.
    pub from: (f64, f64),
    /// Right, bottom.
    pub to: (f64, f64),
}

/// A path on the paper.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Outline(pub Vec<Step>);

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Move((f64, f64)),
    Line((f64, f64)),
    Cubic((f64, f64), (f64, f64), (f64, f64)),
    Close,
}

impl Area {
    /// The smallest one around these points.
    pub fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let nothing = Self { from: (f64::INFINITY, f64::INFINITY), to: (f64::NEG_INFINITY, f64::NEG_INFINITY) };
        points.into_iter().fold(nothing, |area, (x, y)| Self {
            from: (area.from.0.min(x), area.from.1.min(y)),
            to: (area.to.0.max(x), area.to.1.max(y)),
        })
    }

    /// Where a rectangle of this size comes to lie.
    pub fn placed(width: Abs, height: Abs, place: Transform) -> Self {
        let (zero, size) = (Abs::zero(), Point::new(width, height));
        let corners = [Point::zero(), Point::new(size.x, zero), size, Point::new(zero, size.y)];
        Self::around(corners.map(|corner| millimetres(corner.transform(place))))
    }

    /// Larger by so much on every side.
    pub fn grown(self, by: f64) -> Self {
        Self { from: (self.from.0 - by, self.from.1 - by), to: (self.to.0 + by, self.to.1 + by) }
    }

    /// What both have; None where that is nothing.
    pub fn common(self, other: Self) -> Option<Self> {
        let from = (self.from.0.max(other.from.0), self.from.1.max(other.from.1));
        let to = (self.to.0.min(other.to.0), self.to.1.min(other.to.1));
        (from.0 < to.0 && from.1 < to.1).then_some(Self { from, to })
    }

    /// Whether the other lies within it.
    pub fn holds(self, other: Self) -> bool {
        self.from.0 - SAME <= other.from.0
            && self.from.1 - SAME <= other.from.1
            && other.to.0 <= self.to.0 + SAME
            && other.to.1 <= self.to.1 + SAME
    }

    /// As the format has it: left, top, width, height.
    pub fn boxed(self) -> String {
        numbers(&[self.from.0, self.from.1, self.to.0 - self.from.0, self.to.1 - self.from.1])
    }
}

impl Outline {
    /// A line from the origin.
    pub fn line(to: Point, place: Transform) -> Self {
        let at = |point: Point| millimetres(point.transform(place));
        Self(vec![Step::Move(at(Point::zero())), Step::Line(at(to))])
    }

    /// A rectangle at the origin.
    pub fn rectangle(size: Size, place: Transform) -> Self {
        Self::curve(&Curve::rect(size), place)
    }

    /// Any curve.
    pub fn curve(curve: &Curve, place: Transform) -> Self {
        let at = |point: &Point| millimetres(point.transform(place));
        let step = |item: &CurveItem| match item {
            CurveItem::Move(to) => Step::Move(at(to)),
            CurveItem::Line(to) => Step::Line(at(to)),
            CurveItem::Cubic(one, two, to) => Step::Cubic(at(one), at(two), at(to)),
            CurveItem::Close => Step::Close,
        };
        Self(curve.0.iter().map(step).collect())
    }

    /// The same path with every point led elsewhere; None where one can't be.
    pub fn turned(&self, turn: impl Fn((f64, f64)) -> Option<(f64, f64)>) -> Option<Self> {
        let step = |step: &Step| {
            Some(match step {
                Step::Move(to) => Step::Move(turn(*to)?),
                Step::Line(to) => Step::Line(turn(*to)?),
                Step::Cubic(one, two, to) => Step::Cubic(turn(*one)?, turn(*two)?, turn(*to)?),
                Step::Close => Step::Close,
            })
        };
        self.0.iter().map(step).collect::<Option<_>>().map(Self)
    }

    /// The smallest area around its points.
    pub fn area(&self) -> Area {
        Area::around(self.0.iter().flat_map(|step| match step {
            Step::Move(to) | Step::Line(to) => vec![*to],
            Step::Cubic(one, two, to) => vec![*one, *two, *to],
            Step::Close => Vec::new(),
        }))
    }

    /// The area that it encloses, if that is an upright rectangle.
    pub fn as_area(&self) -> Option<Area> {
        let area = self.area();
        let corner = |(x, y): (f64, f64)| {
            let near = |one: f64, other: f64| (one - other).abs() < SAME;
            (near(x, area.from.0) || near(x, area.to.0)) && (near(y, area.from.1) || near(y, area.to.1))
        };
        let mut sides = 0;
        let mut last = None;
        for step in &self.0 {
            match step {
                Step::Move(to) | Step::Line(to) => {
                    let slanted =
                        last.is_some_and(|(x, y): (f64, f64)| SAME < (x - to.0).abs() && SAME < (y - to.1).abs());
                    if !corner(*to) || slanted {
                        return None;
                    }
                    sides += 1;
                    last = Some(*to);
                }
                Step::Cubic(..) => return None,
                Step::Close => {}
            }
        }
        (4..=5).contains(&sides).then_some(area)
    }

    /// The path in the short form of the format (9.1), each point turned by `turn`.
    pub fn data(&self, turn: impl Fn((f64, f64)) -> (f64, f64)) -> String {
        let flat = |points: &[(f64, f64)]| {
            numbers(&points.iter().flat_map(|point| <[f64; 2]>::from(turn(*point))).collect::<Vec<_>>())
        };
        let step = |step: &Step| match step {
            Step::Move(to) => format!("M {}", flat(&[*to])),
            Step::Line(to) => format!("L {}", flat(&[*to])),
            Step::Cubic(one, two, to) => format!("B {}", flat(&[*one, *two, *to])),
            Step::Close => "C".to_owned(),
        };
        self.0.iter().map(step).collect::<Vec<_>>().join(" ")
    }
}

/// A point in millimetres.
pub(super) fn millimetres(point: Point) -> (f64, f64) {
    (point.x.to_mm(), point.y.to_mm())
}

/// From a point of the paper to that of the object which this transformation puts there.
pub(super) fn led_back(point: (f64, f64), transform: Transform) -> Option<(f64, f64)> {
    let point = Point::new(Abs::mm(point.0), Abs::mm(point.1));
    transform.invert().map(|inverse| millimetres(point.transform(inverse)))
}

/// The six numbers of a transformation within a boundary (8.5).
pub(super) fn matrix(place: Transform, boundary: Area) -> String {
    let [x, y] = [place.tx.to_mm() - boundary.from.0, place.ty.to_mm() - boundary.from.1];
    numbers(&[place.sx.get(), place.ky.get(), place.kx.get(), place.sy.get(), x, y])
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst::layout::{Angle, Ratio};

    fn mm(x: f64, y: f64) -> Size {
        Size::new(Abs::mm(x), Abs::mm(y))
    }

    #[test]
    fn an_upright_rectangle_is_known_as_one_and_a_turned_one_is_not() {
        let square = Outline::rectangle(mm(10.0, 20.0), Transform::translate(Abs::mm(5.0), Abs::mm(6.0)));
        let area = square.as_area().expect("upright");
        assert_eq!(area.boxed(), "5 6 10 20");
        assert!(Outline::rectangle(mm(10.0, 20.0), Transform::rotate(Angle::deg(-90.0))).as_area().is_some());
        assert_eq!(Outline::rectangle(mm(10.0, 20.0), Transform::rotate(Angle::deg(30.0))).as_area(), None);
        assert_eq!(Outline::curve(&Curve::ellipse(mm(10.0, 20.0)), Transform::identity()).as_area(), None);
    }

    #[test]
    fn a_path_is_told_from_the_corner_of_its_boundary() {
        let place = Transform::translate(Abs::mm(5.0), Abs::mm(6.0))
            .pre_concat(Transform::scale(Ratio::new(2.0), Ratio::one()));
        let line = Outline::line(mm(10.0, 0.0).to_point(), place);
        let area = line.area().grown(0.25);
        assert_eq!(area.boxed(), "4.75 5.75 20.5 0.5");
        assert_eq!(line.data(|(x, y)| (x - area.from.0, y - area.from.1)), "M 0.25 0.25 L 20.25 0.25");
    }
}
