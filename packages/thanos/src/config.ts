import { THANOS, THANOS_PORTS, thanosPeers, type Fleet, type Thanos } from '@fleet/model'
import { printYaml } from '@fleet/kubernetes'

/** The files of the parts, by their keys in the ConfigMap. */
export const FOLDER = '/etc/thanos'
export const BUCKET_FILE = 'bucket.yaml'
export const HASHRING_FILE = 'hashring.json'

/** The client of the bucket. It reads the credentials from its environment, for the file has none. */
export const bucketConfig = ({ bucket: { bucket, endpoint, region } }: Thanos): string => {
  const { host, protocol } = new URL(endpoint)
  return printYaml({
    type: 'S3',
    config: {
      bucket,
      endpoint: host,
      region,
      ...(protocol === 'http:' && { insecure: true }),
      // Not every service has a DNS name for each bucket.
      bucket_lookup_type: 'path',
    },
  })
}

/** The name of a Receive as the others find it: it is written the same in the hashring and in the Receive’s own arguments. */
export const receiveEndpoint = (fleet: Fleet, pod: string): string => {
  const { name, namespace } = thanosPeers(fleet, 'receive')
  return `${pod}.${name}.${namespace}.svc.cluster.local:${THANOS_PORTS.grpc}`
}

/** Which Receives share the series among them. */
export const hashring = (fleet: Fleet, { replicas }: Thanos): string =>
  `${JSON.stringify(
    [
      {
        endpoints: Array.from({ length: replicas }, (_, index) =>
          receiveEndpoint(fleet, `${THANOS.receive}-${index}`),
        ),
      },
    ],
    undefined,
    2,
  )}\n`
