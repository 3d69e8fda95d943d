import { printManifest } from '@fleet/kubernetes'
import type { TreeFile } from '../tree.ts'

/** A file whose objects are not printed yet. */
export type PlannedFile = Omit<TreeFile, 'content'>

/**
 * Prints the files of a fleet, and no content twice: most files of one spoke are those of every other. The objects are
 * handed on beside their text, so that nobody has to parse it again.
 */
export const printer = () => {
  const printed = new Map<string, string>()
  return (file: PlannedFile): TreeFile => {
    const content = JSON.stringify(file.objects)
    const text = printed.get(content) ?? printManifest(file.objects)
    printed.set(content, text)
    return { ...file, content: text }
  }
}
