import type { SecretsFromInput } from 'observability-fleet'

/** Secrets are in Git, encrypted for the cluster and for the person who changes them. */
export const encrypted: SecretsFromInput = {
  type: 'sops',
  recipients: [
    // The cluster. Its private key is the Secret sops-age in flux-system.
    'age1rw6ssjuh3samcvm6zp09j9uvmer4ngvrdnetqr6knrnq2zj26j7qchq30x',
    // A laptop.
    'age1te8kw8j288cc58chnufsa8jsv9q9cg8vq4nu2m3mreqmzw2k0k4qk2qusp',
  ],
}

/** Secrets are in Vault. */
export const fromVault: SecretsFromInput = {
  type: 'external-secrets',
  store: { name: 'vault' },
  entry: 'fleet/{cluster}/{name}',
}
