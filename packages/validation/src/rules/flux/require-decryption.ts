import { isEncrypted } from '../../values/encrypted.ts'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { appliersOfFolder, layerOf } from '../../tree/flux/appliers.ts'
import { nameOf } from '../../tree/objects.ts'

export const requireDecryption: Rule = {
  id: 'require-decryption',
  ownSeverity: 'warning',
  summary: 'A Kustomization that applies Secrets encrypted by SOPS decrypts them.',
  rationale:
    'Without decryption Flux applies the encrypted Secret. The API server refuses it, or every program logs in with a password that begins with ENC[.',
  fix: 'Give the Kustomization decryption with the provider sops, and the Secret that holds the key.',
  check: inEachCluster((cluster, report) => {
    for (const secret of cluster.all('v1/Secret')) {
      const folder = layerOf(cluster, secret)
      if (!isEncrypted(secret.object) || folder === undefined) continue
      for (const applier of appliersOfFolder(cluster, folder)) {
        if (applier.object.spec?.decryption?.provider === 'sops') continue
        report({
          location: at(applier, 'spec'),
          related: [at(secret, 'sops')],
          message: `${nameOf(applier)} does not decrypt ${nameOf(secret)}, which SOPS encrypted`,
          impact: 'the API server refuses the Secret, or programs read the encrypted text as its value',
          fix: 'set decryption: {provider: sops, secretRef: {name: …}}, with the Secret that holds the key',
        })
      }
    }
  }),
}
