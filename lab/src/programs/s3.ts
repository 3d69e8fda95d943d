import { mkdirSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { makeAuthority } from '../kubernetes/authority.ts'

/** Where a client of the trees looks for its bucket. */
export interface BucketAddress {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
}

/** A request that the service has answered. */
interface Answered {
  readonly status: number
  readonly method: string
  readonly path: string
}

/** A service that speaks S3, with one bucket. It answers requests that are signed by its one access key. */
export interface S3 {
  /** The objects of the bucket, as files. */
  readonly folder: string
  /** What a client has in its environment: the access key, and who signed the certificate of the service. */
  readonly environment: Readonly<
    Record<'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY' | 'SSL_CERT_FILE', string>
  >
  /** The paths of all objects. */
  readonly objects: () => readonly string[]
  readonly answered: () => readonly Answered[]
  /** Ends it, as where the bucket is out of reach. Its objects stay. */
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
}

/** An address of no host of the lab. */
const ADDRESS = '10.42.95.1'

const KEY = { id: 'lab-access-key', secret: 'lab-secret-of-no-worth' }

const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** A connection that ends before its request is logged with the path `/`. */
const answeredLine = /^\S+ \| vgw \| (\d+) \|.*?\| (\w+) \| (\/\S+) \|/gm

/** Starts the service on a host, at the endpoint that its clients state, with a certificate where that is HTTPS. */
export const startS3 = async (
  host: Host,
  stage: string,
  { endpoint, region, bucket }: BucketAddress,
): Promise<S3> => {
  const { hostname, port, protocol } = new URL(endpoint)
  const root = join(stage, 's3')
  const folder = join(root, bucket)
  const metadata = join(stage, 'metadata-of-s3')
  for (const made of [folder, metadata]) mkdirSync(made, { recursive: true })
  host.addAddress(ADDRESS)
  host.addNames(ADDRESS, [hostname])
  const authority = makeAuthority(join(stage, 's3-authority'))
  const { certificate, key } = authority.issue('s3', [ADDRESS], [hostname])
  const listens = `${ADDRESS}:${port || PORTS[protocol]}`
  const programs: Program[] = []

  const start = async (): Promise<void> => {
    const program = host.start({
      name: 's3',
      file: programFile('versitygw'),
      args: [
        ...[`--port=${listens}`, `--region=${region}`],
        ...(protocol === 'https:' ? [`--cert=${certificate}`, `--key=${key}`] : []),
        // Beside the objects, for not every file system has room for it in a file's attributes.
        ...['posix', '--sidecar', metadata, root],
      ],
      env: { ROOT_ACCESS_KEY: KEY.id, ROOT_SECRET_KEY: KEY.secret },
    })
    programs.push(program)
    await program.until('listens', () => program.log().includes('listening on'))
  }

  await start()
  return {
    folder,
    environment: {
      AWS_ACCESS_KEY_ID: KEY.id,
      AWS_SECRET_ACCESS_KEY: KEY.secret,
      SSL_CERT_FILE: authority.certificate,
    },
    objects: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        // The service's own, for what is being written.
        .filter((path) => !path.startsWith('.')),
    answered: () =>
      programs
        .flatMap((program) => [...program.log().matchAll(answeredLine)])
        .map(([, status, method = '', path = '']) => ({ status: Number(status), method, path })),
    stop: async () => {
      await programs.at(-1)?.stop()
    },
    start,
  }
}
