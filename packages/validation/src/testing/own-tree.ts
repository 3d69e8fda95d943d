import { InternalError, type Finding } from '@fleet/model'
import { readManifest } from '../tree/reading/read-manifest.ts'
import type { RenderedTree } from '../values/rendered-tree.ts'
import { validate, type Validation } from '../validate.ts'

/** A tree that a person wrote, of files by their paths. */
const ownTree = (
  files: Readonly<Record<string, string>>,
  facts: Partial<RenderedTree> = {},
): RenderedTree => ({
  cluster: 'home',
  files: Object.entries(files).map(([path, text]) => ({
    path,
    ...readManifest(new TextEncoder().encode(text)),
  })),
  ...facts,
})

/** What the rules say of one file that a person wrote, in a tree of its own. */
export const findingsInOwn = async (
  text: string,
  facts: Partial<RenderedTree> = {},
): Promise<readonly Finding[]> => {
  const { findings, notChecked } = await validateOwn(text, facts)
  if (notChecked.some(({ kind }) => kind === 'failed')) throw new InternalError(JSON.stringify(notChecked))
  return findings
}

export const validateOwn = async (text: string, facts: Partial<RenderedTree> = {}): Promise<Validation> =>
  validate([ownTree({ 'all.yaml': text }, facts)])
