import { printManifest } from '@fleet/kubernetes'
import type { TreeFile } from '../tree.ts'

/** A file before its objects are printed. */
export type PlannedFile = Omit<TreeFile, 'content'>

/** Prints a file. The result keeps the objects beside the text, so that no reader parses it again. */
export const printFile = (file: PlannedFile): TreeFile => ({ ...file, content: printManifest(file.objects) })
