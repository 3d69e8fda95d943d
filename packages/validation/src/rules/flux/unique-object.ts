import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { keyOf } from '../../tree/object-index.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'

export const uniqueObject: Rule = {
  id: 'unique-object',
  ownSeverity: 'warning',
  summary: 'Each object is in one file of a tree only.',
  rationale:
    'Two files with one object overwrite each other at every reconciliation. Flux deletes the object when one of the two files is pruned.',
  fix: 'Keep one of them, or rename one.',
  check: inEachCluster(({ objects }, report) => {
    for (const [first, ...others] of Map.groupBy(objects, keyOf).values())
      for (const again of others)
        report({
          location: at(again, 'metadata', 'name'),
          message: `${nameOf(again)} is also in ${first ? ownerOf(first) : ''}`,
          impact: 'the two overwrite each other',
          fix: 'keep one of them, or rename one',
        })
  }),
}
