import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../hosts/commands.ts'

/** A certificate authority of one cluster of the lab, as k3s makes one. */
export interface Authority {
  /** The file of its certificate, in PEM. */
  readonly certificate: string
  readonly issue: (name: string, addresses: readonly string[], names?: readonly string[]) => IssuedCertificate
}

export interface IssuedCertificate {
  readonly certificate: string
  readonly key: string
}

const newKey = (file: string): string => {
  command('openssl', 'ecparam', '-genkey', '-name', 'prime256v1', '-noout', '-out', file)
  return file
}

export const makeAuthority = (folder: string): Authority => {
  mkdirSync(folder, { recursive: true })
  const at = (name: string): string => join(folder, name)
  const key = newKey(at('ca.key'))
  const certificate = at('ca.crt')
  command(
    'openssl', 'req', '-x509', '-new', '-key', key, '-days', '2', '-subj', '/CN=lab-ca', '-out', certificate,
  ) // prettier-ignore
  return {
    certificate,
    issue: (name, addresses, names = []) => {
      const issued = { certificate: at(`${name}.crt`), key: newKey(at(`${name}.key`)) }
      const alternatives = [...addresses.map((ip) => `IP:${ip}`), ...names.map((dns) => `DNS:${dns}`)].join(
        ',',
      )
      writeFileSync(at(`${name}.ext`), `subjectAltName=${alternatives}\n`)
      command('openssl', 'req', '-new', '-key', issued.key, '-subj', `/CN=${name}`, '-out', at(`${name}.csr`))
      command(
        'openssl', 'x509', '-req', '-in', at(`${name}.csr`), '-CA', certificate, '-CAkey', key, '-CAcreateserial',
        '-days', '2', '-extfile', at(`${name}.ext`), '-out', issued.certificate,
      ) // prettier-ignore
      return issued
    },
  }
}
