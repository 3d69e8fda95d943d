/** Why an image cannot be pulled, and what a person does about it. */
interface PullFailure {
  readonly cause: string
  readonly fix: string
  /** Whether it may be over in a moment. */
  readonly mayPass: boolean
}

interface KnownFailure {
  /** What the kubelet and the container runtime say. */
  readonly said: RegExp
  readonly cause: (image: string) => string
  readonly fix: string
  readonly mayPass?: boolean
}

const CORRECT = 'correct the image in the inventory, build and push'

const KNOWN: readonly KnownFailure[] = [
  {
    said: /InvalidImageName|invalid reference format|couldn't parse image/i,
    cause: (image) => `${image} is no name of an image.`,
    fix: CORRECT,
  },
  {
    said: /no match for platform|no matching manifest/i,
    cause: (image) => `${image} has no build for the processor of the node.`,
    fix: 'name an image that is built for it, or several platforms, build and push',
  },
  {
    said: /ErrImageNeverPull/,
    cause: () => 'The pod may not pull images (imagePullPolicy Never), and the node does not have it.',
    fix: 'let the pod pull it, or load it on the node',
  },
  {
    said: /toomanyrequests|too many requests|rate limit|\b429\b/i,
    cause: () => 'The registry admits no more pulls from this address for now.',
    fix: 'wait, or log in to the registry for more: give k3s credentials in registries.yaml',
    mayPass: true,
  },
  {
    said: /unauthorized|authentication required|authorization failed|pull access denied|denied|forbidden|\b40[13]\b/i,
    cause: (image) => `The registry does not give ${image} without credentials, or it is not there.`,
    fix: 'correct the name of the image, or give k3s credentials of the registry in registries.yaml',
  },
  {
    said: /not found|manifest unknown|does not exist|name unknown/i,
    cause: (image) => `The registry does not have ${image}.`,
    fix: CORRECT,
  },
  {
    said: /no space left/i,
    cause: () => 'The disk of the node is full.',
    fix: 'make room on the node: k3s crictl rmi --prune',
  },
  {
    said: /no such host|timeout|deadline exceeded|connection re(fused|set)|unreachable|\bTLS\b|x509|RegistryUnavailable|\b50\d\b/i,
    cause: () =>
      'The node does not reach the registry: by its name server, its network, or the registry is down.',
    fix: 'ask for the registry from the node itself',
    mayPass: true,
  },
]

/**
 * Why an image cannot be pulled.
 * @param said what the kubelet says
 */
export const pullFailure = (image: string, said: string): PullFailure => {
  const known = KNOWN.find((failure) => failure.said.test(said))
  if (known === undefined)
    return {
      cause: 'The kubelet cannot pull it, and says no more.',
      fix: 'pull it on the node itself: k3s crictl pull',
      mayPass: true,
    }
  return { cause: known.cause(image), fix: known.fix, mayPass: known.mayPass ?? false }
}
