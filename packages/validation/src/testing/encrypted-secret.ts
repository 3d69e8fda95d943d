import { set, type Change, type Draft } from './sample-trees.ts'

const ciphertext = 'ENC[AES256_GCM,data:3nFzmwWzv5k=,iv:0mS2Vx1T3Q0g=,tag:ZkqgO4m1mLw=,type:str]'

/** A Secret as SOPS leaves it when it encrypts its values. */
export const encryptedSecret = (namespace: string, ...keys: readonly string[]): Draft => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'own', namespace },
  stringData: Object.fromEntries(keys.map((key) => [key, ciphertext])),
  sops: { age: [], lastmodified: '2026-11-20T10:00:00Z', mac: ciphertext, version: '3.11.0' },
})

/** Lets Flux decrypt a layer of the spoke. */
export const decrypting = (layer = 'workloads'): Change =>
  set(`spoke Kustomization ${layer}`, ['spec', 'decryption'], {
    provider: 'sops',
    secretRef: { name: 'sops-age' },
  })
