import type { RenderedTree } from '../values/rendered-tree.ts'
import type { RuleDocs } from './rule/rule.ts'
import type { Violation } from '../values/violation.ts'

/** The rule before all others: what cannot be read cannot be checked. */
export const validManifest: RuleDocs = {
  id: 'valid-manifest',
  summary:
    'Every YAML file of a tree can be read: an ordinary file of at most 4 MiB in UTF-8, whose documents are objects, without duplicate keys, nested at most 100 deep, with no more aliases than a person would write.',
  rationale:
    'Flux builds a folder as a whole: one file in it that kustomize cannot read, and nothing of the folder is applied. Flux leaves symbolic links out of what it fetches.',
  fix: 'Correct the file where the finding points to, or move what is no manifest out of the tree.',
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
              impact: 'nobody can check it, and Flux applies nothing of its layer',
              fix: file.error.fix,
            },
          ]
        : [],
    ),
  )
