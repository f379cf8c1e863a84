// What the pages of 公文 read and send.
import { get, post, postForFile, type Answer, type SentFile } from '@/api/client'
import { upload, type Upload } from '@/api/upload'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type Grid = Schemas['documents.Grid']
export type Stage = Schemas['documents.Stage']
export type Output = Schemas['documents.Output']
export type Fault = Schemas['documents.Fault']
export type Preview = Schemas['documents.Preview']
export type Picture = Schemas['documents.Picture']
export type Check = Schemas['documents.Check']
export type Suppression = Schemas['documents.SuppressionInput']
export type Template = Schemas['documents.Template']
export type NotUnderstood = Schemas['documents.NotUnderstood']
export type Imported = Schemas['documents.Imported']

/** How a text is to be set. */
export interface Order { text: string; pictures: readonly Picture[]; grid: Grid }

const HOME = '/api/documents'

export const preview = (order: Order & { stage: Stage; known: string[]; pages: number[] }, signal: AbortSignal): Promise<Answer<Preview>> => post(`${HOME}/preview`, order, { signal })
export const check = (asked: { text: string; suppressions: readonly Suppression[] }, signal: AbortSignal): Promise<Answer<Check>> => post(`${HOME}/check`, asked, { signal })
export const file = (order: Order & { output: Output; page?: number; archive: boolean }): Promise<Answer<SentFile>> => postForFile(`${HOME}/file`, order, `公文.${order.output}`)
export const importDocx = (docx: File): Upload<Imported> => upload(`${HOME}/import`, docx, () => undefined)
export const templates = (): Promise<Answer<Template[]>> => get(`${HOME}/templates`)
