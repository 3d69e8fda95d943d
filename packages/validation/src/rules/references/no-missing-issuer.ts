import { suggestion } from '@fleet/model/suggestion'
import { nameOf } from '../../tree/objects.ts'
import { at } from '../../values/location.ts'
import { textAt } from '../../values/value-at.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const noMissingIssuer: Rule = {
  id: 'no-missing-issuer',
  severity: 'warning',
  summary: 'The ClusterIssuer of an Ingress is one of the tree, where the tree has any.',
  rationale:
    'cert-manager waits for a missing issuer without end, and browsers see the certificate of the controller. A tree without issuers may get them from elsewhere: then nothing is known.',
  fix: 'Name a ClusterIssuer of the tree, or add it.',
  check: inEachCluster((cluster, report) => {
    const known = cluster.others(CLUSTER_ISSUER).map(({ object }) => object.metadata.name)
    if (known.length === 0) return
    for (const ingress of cluster.all('networking.k8s.io/v1/Ingress')) {
      const name = textAt(ingress.object.metadata.annotations, ANNOTATION)
      if (name === '' || known.includes(name)) continue
      report({
        location: at(ingress, 'metadata', 'annotations', ANNOTATION),
        message: `${nameOf(ingress)} names the ClusterIssuer ${name}, which is in no file of ${cluster.name}`,
        impact: 'cert-manager makes no certificate, and browsers warn of that of the controller',
        fix: suggestion(name, known),
        absence: { of: 'customResources' },
      })
    }
  }),
}

const CLUSTER_ISSUER = 'cert-manager.io/v1/ClusterIssuer'
const ANNOTATION = 'cert-manager.io/cluster-issuer'
