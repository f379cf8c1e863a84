// Uploads with progress. `fetch` cannot tell how far a body has gone, so this is the one place with XMLHttpRequest.
import { failure, type Answer } from './answer'
import { commandKey, csrfToken } from './client'

export interface Upload<T> { answer: Promise<Answer<T>>; stop: () => void }

/** Sends one file as multipart field `file`; `progress` hears the share from 0 to 1. */
export function upload<T>(path: string, file: File, progress: (share: number) => void): Upload<T> {
  const request = new XMLHttpRequest()
  const answer = new Promise<Answer<T>>((resolve) => {
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) progress(event.loaded / event.total) })
    request.addEventListener('load', () => resolve(read<T>(request)))
    request.addEventListener('error', () => resolve(failure(0, null)))
    request.addEventListener('abort', () => resolve({ ...failure(0, null), calm: '已取消。' }))
  })
  const form = new FormData()
  form.append('file', file)
  request.open('POST', path)
  request.setRequestHeader('X-CSRF-Token', csrfToken())
  request.setRequestHeader('Idempotency-Key', commandKey())
  request.send(form)
  return { answer, stop: () => request.abort() }
}

function read<T>(request: XMLHttpRequest): Answer<T> {
  let body: unknown = null
  try {
    body = JSON.parse(request.responseText)
  } catch {
    body = null
  }
  return request.status >= 200 && request.status < 300 ? { ok: true, data: body as T } : failure(request.status, body)
}
