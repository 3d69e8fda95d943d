import { at } from '../../spot.ts'
import { inEachCluster, type Rule } from '../../rule.ts'
import { keyOf } from '../../view/object-index.ts'
import { nameOf, ownerOf } from '../../view/objects.ts'

export const uniqueObject: Rule = {
  id: 'unique-object',
  why: 'Two files that hold one object undo each other at every reconciliation, and whichever is pruned deletes it.',
  judge: inEachCluster(({ objects }) =>
    [...Map.groupBy(objects, keyOf).values()].flatMap(([first, ...others]) =>
      others.map((again) => ({
        at: at(again, 'metadata', 'name'),
        what: `${nameOf(again)} is also in ${first ? ownerOf(first) : ''}`,
        consequence: 'the two overwrite each other',
        mend: 'keep one of them, or name one otherwise',
      })),
    ),
  ),
}
