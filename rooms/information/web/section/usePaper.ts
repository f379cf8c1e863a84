// A circular or an issue as a typeset file: the PDF opens in a window of its own to be printed, OFD and DOCX are saved.
import { ref, type Ref } from 'vue'
import { inWords } from '@/api/answer'
import { getFile } from '@/api/client'
import { showToast } from '@/composables/useToast'
import type { Action } from '@/parts/ActionBar.vue'

const PAPERS = ['pdf', 'ofd', 'docx'] as const
type Paper = (typeof PAPERS)[number]

/** Whether an action is one of these. */
export const isPaper = (what: string): what is Paper => (PAPERS as readonly string[]).includes(what)

/** The buttons: what has left goes on paper first; a draft is printed to be read over. */
export function papers(issued: boolean, busy: string): Action[] {
  const action = (id: Paper, label: string, place: Action['place']): Action => ({ id, label, place: issued ? place : 'more', busy: busy === id })
  return [
    action('pdf', '打印（PDF）', 'main'),
    action('ofd', '下载 OFD', 'circulate'),
    action('docx', '下载 DOCX', 'circulate'),
    { id: 'print', label: '网页打印', place: 'more' },
  ]
}

/** Takes a file from where the thing at `path` is; what speaks against it is told in the server's words. */
export function usePaper(path: Ref<string>): { busy: Ref<string>; take: (paper: Paper) => Promise<void> } {
  const busy = ref('')
  async function take(paper: Paper) {
    if (busy.value) return
    busy.value = paper
    const address = `${path.value}/file?output=${paper}`
    const answer = await getFile(address, `公文.${paper}`)
    busy.value = ''
    if (!answer.ok) return void showToast({ words: inWords(answer), tone: 'trouble' })
    const link = document.createElement('a')
    if (paper === 'pdf') {
      // A reader of PDF within the browser wants an address of the server; the pages are laid out already, so that it comes at once.
      link.href = address
      link.target = '_blank'
      link.rel = 'noopener'
      return link.click()
    }
    link.href = URL.createObjectURL(answer.data.content)
    link.download = answer.data.name
    link.click()
    // The browser has taken the file over by the next turn; a minute is more than enough.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    showToast({ words: `已下载“${answer.data.name}”`, tone: 'done' })
  }
  return { busy, take }
}
