import type { Source } from '../../flux/flux-objects.ts'
import { kubectl, kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { subjectOf } from '../../live/objects.ts'
import { explanationAmong, type Explanation, type KnownFailure } from './explanation.ts'

/** What is known of a source that is not fetched. */
export interface AboutSource {
  readonly source: Source
  readonly reason: string
  readonly message: string
  readonly cluster: LiveCluster
  /** The command that has Flux fetch at once. */
  readonly again: string
}

const refOf = ({ spec }: Source): string => {
  const { branch, tag } = spec?.ref ?? {}
  if (branch !== undefined) return `the branch ${branch}`
  return tag === undefined ? 'what it names' : `the tag ${tag}`
}

const urlOf = ({ spec }: Source): string => spec?.url ?? 'its repository'

/** From the most to the least exact. */
const KNOWN: readonly KnownFailure<AboutSource>[] = [
  {
    message: /secrets? "[^"]+" not found|failed to get secret/i,
    explain: ({ source, cluster, again }) => ({
      cause: `The Secret ${source.spec?.secretRef?.name ?? ''} with its credentials is not there.`,
      fix: `${kubectl(cluster, `--namespace ${source.metadata.namespace} get secrets`)}; create it, or run \`flux bootstrap\` again; then \`${again}\``,
    }),
  },
  {
    message: /host key|knownhosts/i,
    explain: ({ source }) => ({
      cause: `The host of ${urlOf(source)} shows another key than the one that the Secret ${source.spec?.secretRef?.name ?? ''} has.`,
      fix: 'compare the key with the one that the host publishes, then run `flux bootstrap` again',
    }),
  },
  {
    message:
      /authentication required|unable to authenticate|authorization failed|unauthorized|denied|401|403|permission/i,
    explain: ({ source, again }) => ({
      cause: `${urlOf(source)} does not accept the credentials of Flux: the deploy key or the token was revoked, or has expired.`,
      fix: `give the repository the public key of Flux, or renew the token in the Secret ${source.spec?.secretRef?.name ?? 'that .spec.secretRef names'}; then \`${again}\``,
    }),
  },
  {
    message: /no such host|server misbehaving|name resolution/i,
    explain: ({ source, cluster }) => ({
      cause: `The cluster cannot resolve the name of ${urlOf(source)}: its DNS fails, or the name is wrong.`,
      fix: kubectl(cluster, '--namespace kube-system get pods --selector k8s-app=kube-dns'),
    }),
  },
  {
    message:
      /i\/o timeout|connection refused|no route to host|network is unreachable|deadline exceeded|connection reset|TLS handshake timeout|EOF/i,
    explain: ({ source, again }) => ({
      cause: `The cluster does not reach ${urlOf(source)}: the network, a firewall, or the host is down.`,
      fix: `restore the way from the nodes to it, then \`${again}\``,
    }),
  },
  {
    message: /x509|certificate/i,
    explain: ({ source }) => ({
      cause: `The certificate of ${urlOf(source)} is not trusted or has expired.`,
      fix: 'renew the certificate, or name its authority in .spec.certSecretRef',
    }),
  },
  {
    message:
      /reference not found|couldn't find remote ref|MANIFEST_UNKNOWN|manifest unknown|not found|no .*version|does not exist/i,
    explain: ({ source, again }) => ({
      cause: `${urlOf(source)} does not have ${refOf(source)}.`,
      fix: `name one that is there, push it, then \`${again}\``,
    }),
  },
  {
    message: /no space left|disk quota/i,
    explain: ({ cluster, source }) => ({
      cause: 'The disk of source-controller is full.',
      fix: `${kubectl(cluster, `--namespace ${source.metadata.namespace} get pods --output wide`)}; make room on its node`,
    }),
  },
]

const otherwise = ({ source, cluster }: AboutSource): Explanation => ({
  cause: 'Flux could not fetch it; its message says why.',
  fix: kubectlOf(cluster, 'describe', subjectOf(source)),
})

/** The likely cause of a source that is not fetched. */
export const fetchExplanation = (about: AboutSource): Explanation =>
  (explanationAmong(KNOWN, about) ?? otherwise)(about)
