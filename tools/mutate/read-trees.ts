import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import type { RenderedTree } from '@fleet/validation'

/** The trees in a folder, one in each of its folders. They are valid: an unreadable file throws. */
export const readTrees = (folder: string): readonly RenderedTree[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ cluster: name, files: readFiles(join(folder, name)) }))

const readFiles = (folder: string): RenderedTree['files'] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .toSorted()
    .map((path) => {
      const content = readFileSync(join(folder, path), 'utf8')
      return { path, content, objects: loadAll(content) as object[] }
    })
