// The name under which a file leaves, as the server says it.

/** The name in a Content-Disposition; the one with all letters comes before the plain one. */
export function fileNameOf(disposition: string | null, otherwise: string): string {
  const coded = /filename\*\s*=\s*UTF-8''([^;\s]+)/i.exec(disposition ?? '')?.[1]
  if (coded !== undefined) {
    try {
      return safe(decodeURIComponent(coded)) || otherwise
    } catch {
      // A name that cannot be read is as good as none.
    }
  }
  return safe(/filename\s*=\s*"([^"]*)"/i.exec(disposition ?? '')?.[1] ?? '') || otherwise
}

/** Without what a folder or a file system would misread. */
function safe(name: string): string {
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '').trim()
}
