import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { keyOf } from '../../tree/object-index.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'

export const uniqueObject: Rule = {
  id: 'unique-object',
  summary: 'No two files of a tree hold the same object.',
  rationale:
    'Two files that hold one object undo each other at every reconciliation, and whichever is pruned deletes it.',
  fix: 'Keep one of them, or give one another name.',
  check: inEachCluster(({ objects }) =>
    [...Map.groupBy(objects, keyOf).values()].flatMap(([first, ...others]) =>
      others.map((again) => ({
        location: at(again, 'metadata', 'name'),
        message: `${nameOf(again)} is also in ${first ? ownerOf(first) : ''}`,
        impact: 'the two overwrite each other',
        fix: 'keep one of them, or name one otherwise',
      })),
    ),
  ),
}
