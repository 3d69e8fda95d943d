/** The manifest of a claim of this size. */
export const claimManifest = (size: string): string => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: notes
  namespace: default
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: local-path
  resources: { requests: { storage: ${size} } }
`
