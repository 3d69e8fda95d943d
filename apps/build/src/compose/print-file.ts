import type { Artifact } from '@fleet/model'
import { printManifest } from '@fleet/kubernetes'
import type { TreeFile } from '../tree.ts'

/** A file before its objects are printed. */
export interface PlannedFile extends Omit<TreeFile, 'content'>, Pick<Artifact, 'writtenIn'> {}

/** Prints a file. The result keeps the objects beside the text, so that no reader parses it again. */
export const printFile = ({ writtenIn, ...file }: PlannedFile): TreeFile => ({
  ...file,
  content: printManifest(file.objects, writtenIn),
})
