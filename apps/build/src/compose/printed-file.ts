import { printManifest } from '@fleet/kubernetes'
import type { TreeFile } from '../tree.ts'

/** A file of objects. They are handed on beside their text, so that nobody has to parse it again. */
export const printedFile = (path: string, objects: readonly object[]): TreeFile => ({
  path,
  content: printManifest(objects),
  objects,
})
