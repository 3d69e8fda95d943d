import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { keyOf } from '../../tree/object-index.ts'
import { nameOf, ownerOf } from '../../tree/objects.ts'

export const uniqueObject: Rule = {
  id: 'unique-object',
  demands: 'No two files of a tree hold the same object.',
  why: 'Two files that hold one object undo each other at every reconciliation, and whichever is pruned deletes it.',
  example: {
    refused:
      'kind: Service            # telemetry/a.yaml\nmetadata: { name: loki, namespace: monitoring }\n---\nkind: Service            # telemetry/b.yaml\nmetadata: { name: loki, namespace: monitoring }\n',
    accepted:
      'kind: Service            # telemetry/a.yaml\nmetadata: { name: loki, namespace: monitoring }\n',
  },
  mend: 'Keep one of them, or give one another name.',
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
