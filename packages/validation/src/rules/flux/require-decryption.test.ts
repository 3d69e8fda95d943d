import { describe, expect, it } from 'vitest'
import { own, refusedBy, set } from '../../testing/sample-trees.ts'
import { decrypting, encryptedSecret } from '../../testing/encrypted-secret.ts'

const SECRET = encryptedSecret('default', 'token')

describe('require-decryption', () => {
  it('refuses an encrypted Secret that nobody decrypts', async () => {
    expect(await refusedBy(...own(SECRET))).toEqual(['require-decryption'])
  })

  it('refuses one that is decrypted with another layer only', async () => {
    expect(await refusedBy(...own(SECRET), decrypting('telemetry'))).toEqual(['require-decryption'])
  })

  it('accepts an encrypted Secret in a layer that Flux decrypts', async () => {
    expect(await refusedBy(...own(SECRET), decrypting())).toEqual([])
  })

  it('leaves what is encrypted of another kind to the schema: nobody could check it', async () => {
    const sops = set('hub ConfigMap required-secrets', ['sops'], SECRET['sops'])
    expect(await refusedBy(sops)).toEqual(['valid-object'])
  })
})
