import { ingress } from '../../testing/ingress.ts'
import { own } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingIssuer } from './no-missing-issuer.ts'

const issuer = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'ClusterIssuer',
  metadata: { name: 'letsencrypt' },
  spec: { selfSigned: {} },
}

const asked = (name: string) => ingress({ 'cert-manager.io/cluster-issuer': name })

testRule(noMissingIssuer, {
  valid: [
    { name: 'an issuer of the tree', changes: [...own(issuer, 'sources'), ...asked('letsencrypt')] },
    { name: 'an issuer where the tree has none', changes: asked('letsencrypt') },
  ],
  invalid: [
    {
      name: 'an issuer that is misspelt',
      changes: [...own(issuer, 'sources'), ...asked('letsencript')],
    },
  ],
})
