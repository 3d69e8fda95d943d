import {
  clusterNames,
  clusterOf,
  DEFAULT_TREES_FOLDER,
  PUSH_SECRET,
  spokeNames,
  type ClusterName,
  type Fleet,
} from '@fleet/model'
import { NEEDED_SOPS } from '../secrets/sops.ts'

/**
 * The commands that provide the Secrets of a new fleet, Grafana's administrator and what spokes push with. They make them in the
 * clusters, or encrypt them into the trees where the fleet states for whom. No value is kept in a file, but hashes for a moment.
 */
export const secretCommands = (fleet: Fleet): readonly string[] => {
  const { hub } = fleet
  const way = clusterOf(fleet, hub.cluster).secretsFrom?.type === 'sops' ? encrypted(fleet) : made(fleet)
  return [...way.begin, ...way.admin, ...pushCommands(fleet, way), ...way.end]
}

/** How Secrets are provided. */
interface Way {
  readonly begin: readonly string[]
  readonly admin: readonly string[]
  /** @param credential what prints the credential of the spoke */
  readonly pushOf: (spoke: ClusterName, credential: string) => readonly string[]
  readonly users: readonly string[]
  readonly end: readonly string[]
}

const kubectl = (fleet: Fleet, name: ClusterName): string =>
  `kubectl --context ${clusterOf(fleet, name).kubeContext}`

const PASSWORD = '"$(openssl rand -base64 24)"'

const made = (fleet: Fleet): Way => {
  const { cluster, grafana } = fleet.hub
  const { namespace } = fleet.telemetry
  const { secret: admin, userKey, passwordKey } = grafana.admin
  const create = (name: ClusterName, secret: string): string =>
    `${kubectl(fleet, name)} --namespace ${namespace} create secret generic ${secret}`
  return {
    begin: [`${kubectl(fleet, cluster)} create namespace ${namespace}`],
    admin: [
      `${create(cluster, admin)} \\`,
      `  --from-literal=${userKey}=admin --from-literal=${passwordKey}=${PASSWORD}`,
    ],
    pushOf: (spoke, credential) => [
      `${kubectl(fleet, spoke)} create namespace ${namespace}`,
      `${create(spoke, PUSH_SECRET.name)} \\`,
      `  --from-literal=${PUSH_SECRET.credentialKey}="$(${credential})"`,
    ],
    users: [`${create(cluster, PUSH_SECRET.name)} --from-file=${PUSH_SECRET.usersKey}=users.htpasswd`],
    end: [],
  }
}

const encrypted = (fleet: Fleet): Way => {
  const { cluster, grafana } = fleet.hub
  const { secret: admin, userKey, passwordKey } = grafana.admin
  const into = (name: ClusterName, secret: string): string =>
    `npx observability-fleet secret ${name}/${fleet.telemetry.namespace}/${secret}`
  return {
    begin: [
      `# Flux decrypts with the private key that age-keygen wrote. To encrypt, you need ${NEEDED_SOPS}.`,
      ...keyCommands(fleet),
      '',
    ],
    admin: [`printf '${userKey}=admin\\n${passwordKey}=%s\\n' ${PASSWORD} |`, `  ${into(cluster, admin)}`],
    pushOf: (spoke, credential) => [
      `printf '${PUSH_SECRET.credentialKey}=%s\\n' "$(${credential})" |`,
      `  ${into(spoke, PUSH_SECRET.name)}`,
    ],
    users: [
      `node --print 'JSON.stringify({ ${PUSH_SECRET.usersKey}: fs.readFileSync(0, "utf8") })' < users.htpasswd |`,
      `  ${into(cluster, PUSH_SECRET.name)}`,
    ],
    end: ['', `git add ${DEFAULT_TREES_FOLDER}`, "git commit --message 'Encrypt the Secrets'", 'git push'],
  }
}

const keyCommands = (fleet: Fleet): readonly string[] => {
  const { namespace } = fleet.gitops.source
  return clusterNames(fleet).flatMap((name) => {
    const { secretsFrom } = clusterOf(fleet, name)
    if (secretsFrom?.type !== 'sops') return []
    return [
      `${kubectl(fleet, name)} create namespace ${namespace}`,
      `${kubectl(fleet, name)} --namespace ${namespace} create secret generic ${secretsFrom.key} --from-file=age.agekey="$HOME/.config/sops/age/keys.txt"`,
    ]
  })
}

/** Gives each spoke a password, and the hub their hashes; none where there is no spoke. */
const pushCommands = (fleet: Fleet, { pushOf, users }: Way): readonly string[] => {
  const spokes = spokeNames(fleet)
  if (spokes.length === 0) return []
  return [
    '',
    '# Each spoke proves who it is when it pushes. Values are kept in no file but users.htpasswd, which has hashes.',
    ...spokes.flatMap((spoke) => [
      'password="$(openssl rand -hex 32)"',
      `echo "${spoke}:$(openssl passwd -apr1 "$password")" >> users.htpasswd`,
      ...pushOf(spoke, `printf '${spoke}:%s' "$password" | openssl base64 -A`),
    ]),
    ...users,
    'rm users.htpasswd',
  ]
}
