import { isEncrypted } from '../../values/encrypted.ts'
import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { appliersOfFolder, layerOf } from '../../tree/flux/appliers.ts'
import { nameOf } from '../../tree/objects.ts'

export const requireDecryption: Rule = {
  id: 'require-decryption',
  summary: 'A Secret that SOPS encrypted is applied by a Kustomization that decrypts.',
  rationale:
    'Without decryption Flux hands the API server what SOPS wrote: at best it is refused, and at worst every program logs in with a password that begins with ENC[.',
  fix: 'Give the Kustomization decryption with the provider sops, and the Secret that holds the key.',
  check: inEachCluster((cluster) =>
    cluster
      .all('v1/Secret')
      .filter(({ object }) => isEncrypted(object))
      .flatMap((secret) => {
        const folder = layerOf(cluster, secret)?.folder
        return (folder === undefined ? [] : appliersOfFolder(cluster, folder))
          .filter(({ object }) => object.spec?.decryption?.provider !== 'sops')
          .map((applier) => ({
            location: at(applier, 'spec'),
            related: [at(secret, 'sops')],
            message: `${nameOf(applier)} applies ${nameOf(secret)}, which SOPS encrypted, and decrypts nothing`,
            impact: 'the API server refuses it, or programs get what SOPS wrote in place of the secret',
            fix: 'set decryption: {provider: sops, secretRef: {name: …}}, with the Secret that holds the key',
          }))
      }),
  ),
}
