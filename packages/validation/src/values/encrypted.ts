/** Where SOPS writes in a file how it encrypted it. Flux removes it when it decrypts the rest. */
const SOPS = 'sops'

/** Whether SOPS encrypted an object. Of Secrets alone: what is encrypted elsewhere cannot be checked. */
export const isEncrypted = (object: object): boolean => {
  const { apiVersion, kind, sops } = object as Readonly<Record<string, unknown>>
  return apiVersion === 'v1' && kind === 'Secret' && typeof sops === 'object' && sops !== null
}

/** An object as Flux applies it, as far as can be known without its key. */
export const withoutEncryption = (object: object): object =>
  isEncrypted(object) ? Object.fromEntries(Object.entries(object).filter(([key]) => key !== SOPS)) : object

/** Whether a text is what SOPS made of another one, also in base64, as a generator of kustomize writes it into a Secret. */
export const isCiphertext = (text: string): boolean =>
  /^ENC\[AES256_GCM,data:[^\]]*\]$/.test(text) || text.startsWith(IN_BASE64)

const IN_BASE64 = Buffer.from('ENC[AES256_GCM,').toString('base64')
