import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'

/*
 * Runs inside a host: node registry.ts ADDRESS:PORT CERTIFICATE KEY CHARTS Stands for the registries of the committed
 * OCIRepositories: it serves chart archives by the distribution protocol. CHARTS is a JSON file: repository and tag to
 * the archive's file.
 */

const [listen = '', certificate = '', key = '', charts = ''] = process.argv.slice(2)
const [address, port] = listen.split(':')

interface Content {
  readonly type: string
  readonly bytes: Buffer
  readonly digest: string
}

const contentOf = (type: string, bytes: Buffer): Content => ({
  type,
  bytes,
  digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
})

const descriptorOf = ({ type, bytes, digest }: Content) => ({ mediaType: type, digest, size: bytes.length })

const manifestType = 'application/vnd.oci.image.manifest.v1+json'

/** All contents, by path. */
const contents = new Map<string, Content>()

for (const [reference, file] of Object.entries(
  JSON.parse(readFileSync(charts, 'utf8')) as Readonly<Record<string, string>>,
)) {
  const [repository = '', tag = ''] = reference.split(':')
  const layer = contentOf('application/vnd.cncf.helm.chart.content.v1.tar+gzip', readFileSync(file))
  const config = contentOf('application/vnd.cncf.helm.config.v1+json', Buffer.from('{}'))
  const manifest = contentOf(
    manifestType,
    Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: manifestType,
        config: descriptorOf(config),
        layers: [descriptorOf(layer)],
      }),
    ),
  )
  for (const content of [layer, config]) {
    contents.set(`/v2/${repository}/blobs/${content.digest}`, content)
  }
  for (const name of [tag, manifest.digest]) contents.set(`/v2/${repository}/manifests/${name}`, manifest)
}

createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, answer) => {
  if (request.url === '/v2/') {
    answer.writeHead(200).end('{}')
    return
  }
  const content = contents.get(request.url ?? '')
  if (!content) {
    answer.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}')
    return
  }
  answer.writeHead(200, {
    'content-type': content.type,
    'content-length': content.bytes.length,
    'docker-content-digest': content.digest,
  })
  answer.end(request.method === 'HEAD' ? undefined : content.bytes)
}).listen(Number(port), address)
