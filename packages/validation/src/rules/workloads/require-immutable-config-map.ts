import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'

export const requireImmutableConfigMap: Rule = {
  id: 'require-immutable-config-map',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A ConfigMap with the hash of its content in its name is immutable.',
  rationale:
    'An edit in the cluster changes the content under running pods. They keep the old one until their restart, and the name matches neither.',
  fix: 'Set immutable: true. A new content has a new name.',
  check: inEachCluster((cluster, report) => {
    for (const located of cluster.all('v1/ConfigMap')) {
      const { metadata, immutable } = located.object
      if (!HASHED.test(metadata.name) || immutable === true) continue
      report({
        location: at(located, 'immutable'),
        message: `${nameOf(located)} has a hash of its content in its name, and is not immutable`,
        impact: 'after an edit its content does not match its name, and pods run with different contents',
        fix: 'set immutable: true',
      })
    }
  }),
}

const HASHED = /-[0-9a-f]{10}$/
