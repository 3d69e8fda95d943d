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
    { name: 'an encrypted Secret that nobody decrypts', changes: [...own(SECRET)] },
    {
      name: 'one that is decrypted with another layer only',
      changes: [...own(SECRET), decrypting('telemetry')],
    },
  ],
})

describe('require-decryption', () => {
  it('leaves what is encrypted of another kind to the schema: nobody could check it', async () => {
    const sops = set('hub ConfigMap required-secrets', ['sops'], SECRET['sops'])
    expect(await refusedBy(sops)).toEqual(['valid-object'])
  })
})
