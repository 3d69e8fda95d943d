/** Where Kubernetes mounts the account of a pod. */
const FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount'

/**
 * How Prometheus and a collector ask a server of the cluster that wants the token of an account. k3s signs the certificates of its
 * kubelets and of its API server with the authority that every pod is given, so they are verified.
 */
export const byServiceAccount = {
  scheme: 'https',
  authorization: { credentials_file: `${FOLDER}/token` },
  tls_config: { ca_file: `${FOLDER}/ca.crt` },
}
