import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'

export const requireImmutableConfigMap: Rule = {
  id: 'require-immutable-config-map',
  summary: 'A ConfigMap whose name ends with the hash of its content is immutable.',
  rationale:
    'Whoever edits such a ConfigMap in the cluster changes it under the pods that run: they keep the old content until the next restart takes the new one, and the name says otherwise.',
  fix: 'Set immutable: true; a new content gets a new name.',
  check: inEachCluster((cluster) =>
    cluster
      .all('v1/ConfigMap')
      .filter(({ object }) => HASHED.test(object.metadata.name) && object.immutable !== true)
      .map((placed) => ({
        location: at(placed, 'immutable'),
        message: `${nameOf(placed)} is named after its content, and may be edited`,
        impact:
          'its content is no longer what its name says, and some pods run with the one, some with the other',
        fix: 'set immutable: true',
      })),
  ),
}

const HASHED = /-[0-9a-f]{10}$/
