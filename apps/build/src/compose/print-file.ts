import { printManifest } from '@fleet/kubernetes'
import type { TreeFile } from '../tree.ts'

/** A file whose objects are not printed yet. */
export type PlannedFile = Omit<TreeFile, 'content'>

/** Prints a file. Its objects are handed on beside its text, so that nobody has to parse it again. */
export const printFile = (file: PlannedFile): TreeFile => ({ ...file, content: printManifest(file.objects) })
