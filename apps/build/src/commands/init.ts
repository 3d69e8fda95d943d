import { UsageError } from '../cli/usage-error.ts'
import { command } from './command.ts'

const INIT_OPTIONS = {
  cluster: {
    type: 'string',
    multiple: true,
    value: 'NAME[=CONTEXT]',
    about: 'a cluster, and its context in your kubeconfig (by default its name); repeatable',
  },
  from: {
    type: 'string',
    multiple: true,
    value: '[NAME=]CONTEXT',
    about: 'a live cluster whose nodes, addresses and storage class kubectl reads; repeatable',
  },
  node: {
    type: 'string',
    multiple: true,
    value: 'CLUSTER/NODE=ADDRESS,TAILNET_ADDRESS',
    about: 'a node, or one address that kubectl does not show; repeatable',
  },
  'storage-class': {
    type: 'string',
    multiple: true,
    value: '[CLUSTER=]CLASS',
    about: 'the storage class of a cluster, or of all (by default local-path); repeatable',
  },
  'no-traefik': {
    type: 'string',
    multiple: true,
    value: 'CLUSTER',
    about: 'a cluster without k3s’ own Traefik; repeatable',
  },
  hub: {
    type: 'string',
    value: 'CLUSTER[/NODE]',
    about: 'the cluster that stores and shows telemetry, and its node that receives it',
  },
  branch: { type: 'string', value: 'NAME', about: 'the branch that Flux follows (by default main)' },
  'git-url': { type: 'string', value: 'URL', about: 'the URL from which Flux reads the repository' },
  sops: {
    type: 'string',
    value: 'AGE_RECIPIENT',
    about: 'have SOPS encrypt the Secrets of every cluster for this key',
  },
  generator: {
    type: 'string',
    value: 'SPEC',
    about: 'what package.json pins in place of this version, such as file:observability-fleet.tgz',
  },
  yes: { type: 'boolean', about: 'ask nothing: what is not stated has its default' },
} as const

export const init = command({
  name: 'init',
  about: 'write the repository of a new fleet into an empty folder; ask for what the options do not state',
  operands: 'DIR',
  options: INIT_OPTIONS,
  examples: [
    ['my-fleet', 'asks for every fact'],
    ['my-fleet --from home --from cloud=admin@cloud --hub home', 'reads them from two live clusters'],
    ['my-fleet --cluster home --node home/node-1=192.168.1.10,100.64.0.1', 'asks only for the rest'],
  ],
  read: ({ yes = false, ...flags }, folders) => {
    const [folder, ...others] = folders
    if (folder === undefined || others.length > 0)
      throw new UsageError(`${folders.length} folders are given`, 'name one, which init makes or finds empty')
    return { folder, yes, flags }
  },
  run: async (request) => {
    const { performInit } = await import('../init/perform-init.ts')
    return performInit(request)
  },
})
