// The editor itself, loaded when a page with an editor opens. Everything that is CodeMirror stays in this file.
import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands'
import { Compartment, EditorState, RangeSet, RangeSetBuilder, StateEffect, StateField, type Range } from '@codemirror/state'
import { Decoration, EditorView, GutterMarker, gutter, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, placeholder, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { cleanClipboardToMarks } from '@/lib/pasteClean'
import type { LineFault } from '../lines'
import { adoptStyles } from './adoptStyles'
import { difference, inFrontMatter, type Edit } from './edits'
import { stretches, zoneAfter, type Kind, type Zone } from './highlight'

export interface EditorSettings {
  text: string
  label: string
  /** Ids of what describes the text. */
  describedBy?: string
  placeholder?: string
  /** Heard when words are settled: not while a Chinese input method is still choosing among them. */
  changed: (text: string) => void
  /** The line of the cursor, from 1. */
  moved: (line: number) => void
  focused: (yes: boolean) => void
}

export interface Editor {
  text(): string
  /** Puts other words in; one step of undo. */
  setText(text: string): void
  setFaults(faults: readonly LineFault[]): void
  setDescription(describedBy: string | undefined): void
  /** One edit of a button, with the cursor where it belongs afterwards. */
  apply(edit: Edit): void
  selection(): { from: number; to: number }
  goToLine(line: number): void
  /** Selects a stretch and brings it into view. */
  goTo(from: number, to: number): void
  /** After the window of the editor became smaller: who is writing still sees where. */
  keepCursorInView(): void
  focus(): void
  undo(): void
  redo(): void
  close(): void
}

/** Makes an editor in `parent`. */
export function openEditor(parent: HTMLElement, settings: EditorSettings): Editor {
  adoptStyles(parent.ownerDocument)
  const attributes = new Compartment()
  const attributesOf = (describedBy: string | undefined) => EditorView.contentAttributes.of({
    'aria-label': settings.label, tabindex: '0', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off', ...(describedBy ? { 'aria-describedby': describedBy } : {}),
  })
  let told = settings.text
  let waiting: readonly LineFault[] | null = null
  const tell = (view: EditorView) => {
    const text = view.state.doc.toString()
    if (view.compositionStarted || text === told) return
    told = text
    settings.changed(text)
  }
  const settle = (view: EditorView) => {
    tell(view)
    if (waiting !== null && !view.compositionStarted) {
      const faults = waiting
      waiting = null
      view.dispatch({ effects: setFaults.of(faults) })
    }
  }
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: settings.text,
      extensions: [
        history(), lineNumbers(), faultGutter, faultField, marks, highlightActiveLine(), highlightActiveLineGutter(), EditorView.lineWrapping,
        keymap.of([...defaultKeymap.filter((binding) => binding.key !== 'Mod-/' && binding.key !== 'Alt-A'), ...historyKeymap]),
        attributes.of(attributesOf(settings.describedBy)),
        settings.placeholder ? placeholder(settings.placeholder) : [],
        EditorView.domEventHandlers({
          paste: (event, target) => paste(event, target),
          // The input method hands its words over after this event.
          compositionend: (_, target) => { setTimeout(() => settle(target), 0); return false },
          focus: () => { settings.focused(true); return false },
          blur: () => { settings.focused(false); return false },
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) tell(update.view)
          if (update.docChanged || update.selectionSet) settings.moved(update.state.doc.lineAt(update.state.selection.main.head).number)
        }),
      ],
    }),
  })

  return {
    text: () => view.state.doc.toString(),
    setText(text) {
      const now = view.state.doc.toString()
      if (text === now) return
      told = text
      view.dispatch({ changes: difference(now, text) })
    },
    setFaults(faults) {
      if (view.compositionStarted) waiting = faults
      else view.dispatch({ effects: setFaults.of(faults) })
    },
    setDescription: (describedBy) => view.dispatch({ effects: attributes.reconfigure(attributesOf(describedBy)) }),
    apply(edit) {
      view.dispatch({ changes: { from: edit.from, to: edit.to, insert: edit.insert }, selection: { anchor: edit.select[0], head: edit.select[1] }, scrollIntoView: true, userEvent: 'input' })
      view.focus()
    },
    selection: () => ({ from: view.state.selection.main.from, to: view.state.selection.main.to }),
    goToLine(line) {
      const place = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      view.dispatch({ selection: { anchor: place.from, head: place.to }, effects: EditorView.scrollIntoView(place.from, { y: 'center' }) })
      view.focus()
    },
    goTo(from, to) {
      const most = view.state.doc.length
      view.dispatch({ selection: { anchor: Math.min(from, most), head: Math.min(to, most) }, effects: EditorView.scrollIntoView(Math.min(from, most), { y: 'center' }) })
      view.focus()
    },
    keepCursorInView() {
      if (view.hasFocus && !view.compositionStarted) view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head) })
    },
    focus: () => view.focus(),
    undo: () => { undo(view) },
    redo: () => { redo(view) },
    close: () => view.destroy(),
  }
}

/** Words without their format; among the keys of the front matter in one line. */
function paste(event: ClipboardEvent, view: EditorView): boolean {
  if (!event.clipboardData) return false
  const clean = cleanClipboardToMarks(event.clipboardData)
  const { from } = view.state.selection.main
  const within = inFrontMatter(view.state.doc.toString(), from) && !/^\s*---/.test(clean)
  const text = within && !/^\w+\s*=/m.test(clean) ? clean.replace(/\s*\n\s*/g, ' ') : clean
  event.preventDefault()
  if (text !== '') view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.paste', scrollIntoView: true })
  return true
}

const setFaults = StateEffect.define<readonly LineFault[]>()

class FaultSign extends GutterMarker {
  readonly words: string
  constructor(words: string) {
    super()
    this.words = words
  }

  override eq(other: GutterMarker) {
    return other instanceof FaultSign && other.words === this.words
  }

  override toDOM() {
    const sign = document.createElement('span')
    sign.textContent = '✕'
    sign.title = this.words
    return sign
  }
}

interface Faults { lines: DecorationSet; signs: RangeSet<GutterMarker> }

/** Faults at their lines; they move along with the words until the next answer. */
const faultField = StateField.define<Faults>({
  create: () => ({ lines: Decoration.none, signs: RangeSet.empty }),
  update(faults, transaction) {
    let next = transaction.docChanged ? { lines: faults.lines.map(transaction.changes), signs: faults.signs.map(transaction.changes) } : faults
    for (const effect of transaction.effects) if (effect.is(setFaults)) next = placed(effect.value, transaction.state)
    return next
  },
  provide: (field) => EditorView.decorations.from(field, (faults) => faults.lines),
})

function placed(faults: readonly LineFault[], state: EditorState): Faults {
  const lines = new Map<number, string[]>()
  for (const fault of faults) {
    if (fault.line < 1 || state.doc.lines < fault.line) continue
    lines.set(fault.line, [...(lines.get(fault.line) ?? []), fault.message])
  }
  const under: Range<Decoration>[] = []
  const signs: Range<GutterMarker>[] = []
  for (const [number, words] of [...lines].sort(([a], [b]) => a - b)) {
    const line = state.doc.line(number)
    const first = line.from + (line.text.length - line.text.trimStart().length)
    const last = line.from + line.text.trimEnd().length
    under.push(Decoration.line({ class: 'cq-faulty' }).range(line.from))
    if (first < last) under.push(Decoration.mark({ class: 'cq-fault', attributes: { title: words.join(' ') } }).range(first, last))
    signs.push(new FaultSign(words.join(' ')).range(line.from))
  }
  return { lines: Decoration.set(under), signs: RangeSet.of(signs) }
}

const faultGutter = gutter({ class: 'cq-signs', markers: (view) => view.state.field(faultField).signs, initialSpacer: () => new FaultSign('') })

const LOOKS = new Map<Kind, Decoration>()
const look = (kind: Kind) => {
  const made = LOOKS.get(kind) ?? Decoration.mark({ class: `cq-${kind}` })
  LOOKS.set(kind, made)
  return made
}

/** Colours of the lines in view; the zone of the first is found by reading from the top, which is cheap as a front matter is short. */
const marks = ViewPlugin.define((view) => ({
  decorations: coloured(view),
  update(update: ViewUpdate) {
    if (update.docChanged || update.viewportChanged) this.decorations = coloured(update.view)
  },
}), { decorations: (plugin) => plugin.decorations })

function coloured(view: EditorView): DecorationSet {
  const { doc } = view.state
  const builder = new RangeSetBuilder<Decoration>()
  const first = doc.lineAt(view.viewport.from).number
  const last = doc.lineAt(view.viewport.to).number
  let zone: Zone = 'start'
  for (let number = 1; number <= last; number += 1) {
    if (zone === 'body' && number < first) number = first
    const line = doc.line(number)
    if (first <= number) for (const stretch of stretches(line.text, zone)) builder.add(line.from + stretch.from, line.from + stretch.to, look(stretch.kind))
    zone = zoneAfter(line.text, zone)
  }
  return builder.finish()
}
