import { KubeConfig } from '@kubernetes/client-node/dist/config.js'

export type { KubeConfig } from '@kubernetes/client-node/dist/config.js'

/*
 * What a bundle holds in place of this file loads another file with the client of Kubernetes: apps/build/bundle/compiled-schemas.ts. Only
 * `doctor` needs it.
 */

/** The kubeconfig of the person, as kubectl finds it. @throws Error where it cannot be read */
export const personsKubeConfig = (): KubeConfig => {
  const config = new KubeConfig()
  config.loadFromDefault()
  return config
}

/** The same with another current context: a client has one. */
export const inContext = ({ clusters, contexts, users }: KubeConfig, currentContext: string): KubeConfig => {
  const config = new KubeConfig()
  config.loadFromOptions({ clusters, contexts, users, currentContext })
  return config
}
