import { set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banImmutableDataChange } from './ban-immutable-data-change.ts'

const FIXED = [set('spoke ConfigMap required-secrets', ['immutable'], true)]
const REWORDED = set(
  'spoke ConfigMap required-secrets',
  ['data', 'cloudflare.cloudflare-tunnel-token.yaml', 'readers'],
  ['cloudflared', 'cloudflared'],
)

testChangeRule(banImmutableDataChange, {
  valid: [
    {
      name: 'another content of a ConfigMap that may change',
      changes: [REWORDED],
    },
    { name: 'a ConfigMap that becomes immutable', changes: FIXED },
  ],
  invalid: [
    {
      name: 'another content of an immutable ConfigMap',
      before: FIXED,
      changes: [REWORDED],
    },
    {
      name: 'an immutable ConfigMap that is not immutable any more',
      before: FIXED,
      changes: [set('spoke ConfigMap required-secrets', ['immutable'], false)],
    },
  ],
})
