import type { RenderedTree } from '../values/rendered-tree.ts'
import type { RuleDocs } from './rule/rule.ts'
import type { Violation } from '../values/violation.ts'

/** The rule before all others: the rest reads only what this accepts. */
export const validManifest: RuleDocs = {
  id: 'valid-manifest',
  summary:
    'Every YAML file of a tree is readable: a regular file in UTF-8 of at most 4 MiB. Its documents are objects with unique keys, nested at most 100 deep, with few aliases.',
  rationale:
    'Flux builds a folder as a whole, and one unreadable file stops all of it. Flux does not fetch symbolic links.',
  fix: 'Correct the file at the location of the finding, or move it out of the tree.',
}

export const checkManifests = (trees: readonly RenderedTree[]): Violation[] =>
  trees.flatMap(({ cluster, files }) =>
    files.flatMap((file) =>
      file.error
        ? [
            {
              location: {
                cluster,
                file,
                ...(file.error.character !== undefined && { character: file.error.character }),
              },
              message: `${file.path} cannot be read: ${file.error.message}`,
              impact: 'no rule checks it, and Flux applies nothing of its layer',
              fix: file.error.fix,
            },
          ]
        : [],
    ),
  )
