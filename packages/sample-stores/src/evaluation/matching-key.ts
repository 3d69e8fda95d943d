import type { Binary } from '@fleet/validation/queries'
import { NAME, omitted, signature, signatureOf, type Labels } from './labels.ts'

/** By which labels the lines of two operands belong together. */
export const matchingKey = ({ matching }: Pick<Binary, 'matching'>): ((labels: Labels) => string) => {
  const names = matching?.labels.map(({ text }) => text) ?? []
  return matching?.mode === 'on'
    ? (labels) => signatureOf(labels, names)
    : (labels) => signature(omitted(labels, [NAME, ...names]))
}
