import { describe, expect, it } from 'vitest'
import { own, refusedBy, set } from '../../testing/sample-trees.ts'
import { decrypting, encryptedSecret } from '../../testing/encrypted-secret.ts'
import { requireDecryption } from './require-decryption.ts'
import { testRule } from '../../testing/test-rule.ts'

const SECRET = encryptedSecret('default', 'token')

testRule(requireDecryption, {
  valid: [
    { name: 'an encrypted Secret in a layer that Flux decrypts', changes: [...own(SECRET), decrypting()] },
  ],
  invalid: [
    { name: 'an encrypted Secret in a layer without decryption', changes: [...own(SECRET)] },
    {
      name: 'an encrypted Secret where only another layer has decryption',
      changes: [...own(SECRET), decrypting('telemetry')],
    },
  ],
})

describe('require-decryption', () => {
  it('leaves encrypted objects of other kinds to the schema: no rule can read them', async () => {
    const sops = set('hub ConfigMap required-secrets', ['sops'], SECRET['sops'])
    expect(await refusedBy(sops)).toEqual(['valid-object'])
  })
})
