import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { definitionsFolder, engines, programFile } from '../engines/engines.ts'
import { command } from '../hosts/commands.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { until } from '../hosts/until.ts'
import { objectsIn, type KubernetesObject } from '../trees/committed.ts'
import { connectApi, type Api } from './api.ts'
import { makeAuthority, type Authority } from './authority.ts'

/** A real Kubernetes API in a host, with nothing behind it but etcd. */
export interface ApiServer {
  /** As the cluster's administrator. */
  readonly api: Api
  readonly authority: Authority
  /** A client with only the rights of a service account. */
  readonly as: (namespace: string, serviceAccount: string) => Promise<Api>
  /** A fresh token of a service account. */
  readonly tokenOf: (namespace: string, serviceAccount: string) => Promise<string>
  /** The folder that a pod of the service account finds at {@link serviceAccountPath}. */
  readonly serviceAccountFolder: (namespace: string, serviceAccount: string) => Promise<string>
  /** The API's variables in a pod's environment. */
  readonly podEnv: Readonly<Record<string, string>>
  /** A kubeconfig of the administrator for other programs of the lab. */
  readonly kubeconfig: string
  /** The same without a kubeconfig: over 127.0.0.1. */
  readonly access: { readonly port: number; readonly authority: string; readonly token: string }
  readonly server: Program
  readonly etcd: Program
}

export const serviceAccountPath = '/var/run/secrets/kubernetes.io/serviceaccount'

const port = 6443
const adminToken = 'lab-admin'
/** A person with all rights, whom the audit log tells apart from the lab itself. */
export const person = { name: 'person', token: 'lab-person' } as const
/** k3s' own range. */
const serviceRange = '10.43.0.0/16'
/** The first address of the range is the API's own, as in every cluster. */
const serviceAddress = '10.43.0.1'

const kubeconfigOf = (authority: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'lab', cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': authority } },
    ],
    users: [{ name: 'admin', user: { token: adminToken } }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'admin' } }],
    'current-context': 'lab',
  })

/** The custom resource definitions of the pinned versions. */
export const customResourceDefinitions = (): readonly KubernetesObject[] =>
  engines
    .filter(({ definitions }) => definitions)
    .flatMap((engine) => {
      const folder = definitionsFolder(engine)
      return readdirSync(folder, { encoding: 'utf8' })
        .filter((file) => file.endsWith('.yaml'))
        .toSorted()
        .flatMap((file) => objectsIn(readFileSync(join(folder, file), 'utf8')))
    })
    .filter(({ kind }) => kind === 'CustomResourceDefinition')

const established = (definition: unknown): boolean =>
  JSON.stringify(definition).includes('"type":"Established","status":"True"') ||
  /"status":"True","[^}]*"type":"Established"|"type":"Established"[^}]*"status":"True"/.test(
    JSON.stringify(definition),
  )

/**
 * Applies custom resource definitions, and waits until the API serves them.
 * @param isWanted which of the pinned definitions
 */
export const installDefinitions = async (
  api: Api,
  isWanted: (definition: KubernetesObject) => boolean = () => true,
): Promise<void> => {
  const definitions = customResourceDefinitions().filter(isWanted)
  await api.apply(definitions)
  for (const definition of definitions) {
    const path = await api.pathOf(definition)
    await until(`${definition.metadata.name} is served`, async () => established(await api.get(path)), {
      seconds: 30,
    })
  }
}

const startEtcd = (host: Host): Program => {
  return host.start({
    name: 'etcd',
    file: programFile('etcd'),
    args: [
      `--data-dir=/var/lib/etcd-${host.name}`,
      '--listen-client-urls=http://127.0.0.1:2379',
      '--advertise-client-urls=http://127.0.0.1:2379',
      '--listen-peer-urls=http://127.0.0.1:2380',
      '--unsafe-no-fsync',
    ],
  })
}

const startServer = (host: Host, folder: string, authority: Authority, flags: readonly string[]): Program => {
  host.addAddress(serviceAddress)
  const certificate = authority.issue(
    'kube-apiserver',
    ['127.0.0.1', host.address, serviceAddress],
    ['kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'],
  )
  const accountKey = join(folder, 'service-accounts.key')
  command('openssl', 'genrsa', '-out', accountKey, '2048')
  const masters = [{ name: 'admin', token: adminToken }, person].map(
    ({ name, token }) => `${token},${name},${name},system:masters\n`,
  )
  writeFileSync(join(folder, 'tokens.csv'), masters.join(''))
  return host.start({
    name: 'kube-apiserver',
    file: programFile('kube-apiserver'),
    args: [
      '--etcd-servers=http://127.0.0.1:2379',
      `--secure-port=${port}`,
      '--bind-address=0.0.0.0',
      `--advertise-address=${host.address}`,
      `--tls-cert-file=${certificate.certificate}`,
      `--tls-private-key-file=${certificate.key}`,
      `--service-cluster-ip-range=${serviceRange}`,
      '--service-account-issuer=https://kubernetes.default.svc.cluster.local',
      `--service-account-key-file=${accountKey}`,
      `--service-account-signing-key-file=${accountKey}`,
      `--token-auth-file=${join(folder, 'tokens.csv')}`,
      '--authorization-mode=Node,RBAC',
      '--allow-privileged=true',
      ...flags,
    ],
  })
}

const requestToken = async (api: Api, namespace: string, serviceAccount: string): Promise<string> => {
  const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}/token`
  const { body } = await api.request('POST', path, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { expirationSeconds: 86_400 },
  })
  const token = (body as { readonly status?: { readonly token?: string } }).status?.token
  if (!token) throw new Error(`no token for ${namespace}/${serviceAccount}: ${JSON.stringify(body)}`)
  return token
}

/**
 * Starts etcd and kube-apiserver in a host, and waits until it is ready.
 * @param flags further ones of kube-apiserver
 */
export const startApiServer = async (
  host: Host,
  stage: string,
  flags: readonly string[] = [],
): Promise<ApiServer> => {
  const folder = join(stage, `${host.name}-kubernetes`)
  mkdirSync(folder, { recursive: true })
  const authority = makeAuthority(folder)
  const etcd = startEtcd(host)
  const server = startServer(host, folder, authority, flags)
  const access = { address: host.address, port, authority: authority.certificate }
  const api = connectApi({ ...access, token: adminToken })
  await server.until('is ready', async () => (await api.request('GET', '/readyz')).status === 200)
  const kubeconfig = join(folder, 'kubeconfig.json')
  writeFileSync(kubeconfig, kubeconfigOf(authority.certificate))
  const tokenOf: ApiServer['tokenOf'] = (namespace, account) => requestToken(api, namespace, account)

  return {
    api,
    authority,
    server,
    etcd,
    kubeconfig,
    access: { port, authority: authority.certificate, token: adminToken },
    tokenOf,
    as: async (namespace, serviceAccount) =>
      connectApi({ ...access, token: await tokenOf(namespace, serviceAccount) }),
    serviceAccountFolder: async (namespace, serviceAccount) => {
      const target = join(folder, `${namespace}-${serviceAccount}`)
      mkdirSync(target, { recursive: true })
      writeFileSync(join(target, 'token'), await tokenOf(namespace, serviceAccount))
      writeFileSync(join(target, 'ca.crt'), readFileSync(authority.certificate))
      writeFileSync(join(target, 'namespace'), namespace)
      return target
    },
    podEnv: { KUBERNETES_SERVICE_HOST: serviceAddress, KUBERNETES_SERVICE_PORT: String(port) },
  }
}
