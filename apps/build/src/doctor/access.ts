import type { RequestOptions } from 'node:https'
import { NotAsked } from '@fleet/doctor'
import { https } from './http.ts'
import { inContext, type KubeConfig } from './kubeconfig.ts'
import { textOf } from './send.ts'

/** Where the API server of a context is, and with what it is asked. */
export interface Access {
  readonly server: string
  readonly options: RequestOptions
}

/** The access of a context. @throws NotAsked where the kubeconfig does not have it, or its credentials cannot be had */
export const accessOf = async (persons: KubeConfig, context: string): Promise<Access> => {
  if (persons.getContextObject(context) === null)
    throw new NotAsked(
      'context',
      `the kubeconfig has no context ${context}`,
      `add it, or name in the inventory one that \`kubectl config get-contexts\` prints`,
    )
  const config = inContext(persons, context)
  const cluster = config.getCurrentCluster()
  if (cluster === null)
    throw new NotAsked(
      'context',
      `the context ${context} names a cluster that the kubeconfig does not have`,
      'correct the kubeconfig',
    )
  const options = await credentialsOf(config, context)
  // The client's own agent opens a connection for each request. Behind a proxy it is of another kind.
  if (cluster.proxyUrl === undefined && cluster.server.startsWith('https:'))
    options.agent = new (https().Agent)({ keepAlive: true })
  return { server: cluster.server.replace(/\/$/, ''), options }
}

const credentialsOf = async (config: KubeConfig, context: string): Promise<RequestOptions> => {
  const options: RequestOptions = {}
  try {
    await config.applyToHTTPSOptions(options)
    return options
  } catch (error) {
    throw new NotAsked(
      'unauthorized',
      `the credentials of the context ${context} cannot be had: ${textOf(error)}`,
      `try \`kubectl --context ${context} get nodes\``,
    )
  }
}
