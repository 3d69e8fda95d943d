import { loadAll } from 'js-yaml'
import type { Finding } from '@fleet/model'
import { validate } from '../validate.ts'
import type { RenderedTree } from '../values/rendered-tree.ts'

/** A tree as a person writes it: the text of each file by its path. */
export type WrittenTree = Readonly<Record<string, string>>

/** What the rules say of clusters by name, whose trees a person wrote. Flux applies all that is in them. */
export const findingsIn = async (
  clusters: Readonly<Record<string, WrittenTree>>,
): Promise<readonly Finding[]> => {
  const { findings } = await validate(Object.entries(clusters).map(([name, tree]) => treeOf(name, tree)))
  return findings
}

const treeOf = (cluster: string, files: WrittenTree): RenderedTree => ({
  cluster,
  files: Object.entries(files).map(([path, content]) => ({
    path,
    content,
    objects: loadAll(content).map((object) => object ?? {}),
  })),
})
