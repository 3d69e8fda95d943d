package main

// What the API server checks in code, beside the types: https://github.com/kubernetes/kubernetes, pkg/apis/*/validation.

var (
	portNumber   = schema{"minimum": 1, "maximum": 65535}
	positive     = schema{"minimum": 1}
	notNegative  = schema{"minimum": 0}
	labelName    = text("dns-label")
	objectName   = text("dns-subdomain")
	pathSegment  = text("path-segment")
	absolutePath = schema{"pattern": "^/"}
	labels       = schema{"propertyNames": text("label-key"), "additionalProperties": text("label-value")}
	selector     = labels
)

var kubernetesFields = map[string]schema{
	"meta/v1.ObjectMeta.name":                          objectName,
	"meta/v1.ObjectMeta.namespace":                     labelName,
	"meta/v1.ObjectMeta.labels":                        labels,
	"meta/v1.ObjectMeta.annotations":                   {"propertyNames": text("label-key")},
	"meta/v1.LabelSelector.matchLabels":                labels,
	"core/v1.Container.name":                           labelName,
	"core/v1.Container.image":                          {"minLength": 1},
	"core/v1.ContainerPort.containerPort":              portNumber,
	"core/v1.ContainerPort.hostPort":                   {"minimum": 0, "maximum": 65535},
	"core/v1.ContainerPort.name":                       text("port-name"),
	"core/v1.EnvVar.name":                              schema{"pattern": "^[-._a-zA-Z][-._a-zA-Z0-9]*$"},
	"core/v1.HTTPGetAction.path":                       absolutePath,
	"core/v1.HTTPGetAction.port":                       {"format": "port-or-name"},
	"core/v1.TCPSocketAction.port":                     {"format": "port-or-name"},
	"core/v1.HostPathVolumeSource.path":                absolutePath,
	"core/v1.PodSpec.containers":                       {"minItems": 1},
	"core/v1.PodSpec.nodeSelector":                     selector,
	"core/v1.PodSpec.terminationGracePeriodSeconds":    notNegative,
	"core/v1.Probe.failureThreshold":                   positive,
	"core/v1.Probe.initialDelaySeconds":                notNegative,
	"core/v1.Probe.periodSeconds":                      positive,
	"core/v1.Probe.successThreshold":                   positive,
	"core/v1.Probe.timeoutSeconds":                     positive,
	"core/v1.SecurityContext.runAsUser":                notNegative,
	"core/v1.SecurityContext.runAsGroup":               notNegative,
	"core/v1.PodSecurityContext.runAsUser":             notNegative,
	"core/v1.PodSecurityContext.runAsGroup":            notNegative,
	"core/v1.PodSecurityContext.fsGroup":               notNegative,
	"core/v1.ServicePort.name":                         labelName,
	"core/v1.ServicePort.nodePort":                     {"minimum": 30000, "maximum": 32767},
	"core/v1.ServicePort.port":                         portNumber,
	"core/v1.ServicePort.targetPort":                   {"format": "port-or-name"},
	"core/v1.ServiceSpec.clusterIP":                    schema{"pattern": "^(None||[0-9a-fA-F.:]+)$"},
	"core/v1.ServiceSpec.selector":                     selector,
	"core/v1.PersistentVolumeClaimSpec.accessModes":    {"minItems": 1},
	"core/v1.Volume.name":                              labelName,
	"core/v1.VolumeMount.mountPath":                    absolutePath,
	"core/v1.KeyToPath.path":                           schema{"pattern": "^[^/]"},
	"apps/v1.DaemonSetSpec.minReadySeconds":            notNegative,
	"apps/v1.DeploymentSpec.replicas":                  notNegative,
	"apps/v1.DeploymentSpec.revisionHistoryLimit":      notNegative,
	"apps/v1.StatefulSetSpec.replicas":                 notNegative,
	"networking/v1.IPBlock.cidr":                       text("cidr"),
	"networking/v1.IPBlock.except":                     listOf(text("cidr")),
	"networking/v1.NetworkPolicyPort.port":             {"format": "port-or-name"},
	"rbac/v1.PolicyRule.verbs":                         {"minItems": 1},
	"rbac/v1.RoleRef.apiGroup":                         {"enum": []any{"rbac.authorization.k8s.io"}},
	"rbac/v1.RoleRef.kind":                             {"enum": []any{"ClusterRole", "Role"}},
	"rbac/v1.Subject.kind":                             {"enum": []any{"Group", "ServiceAccount", "User"}},
	"monitoring/v1.ServiceMonitorSpec.endpoints":       {"minItems": 1},
	"monitoring/v1.PodMonitorSpec.podMetricsEndpoints": {"minItems": 1},
	"monitoring/v1.RuleGroup.rules":                    {"minItems": 1},
	"monitoring/v1.RelabelConfig.regex":                {"format": "anchored-regex"},
	"monitoring/v1.RelabelConfig.sourceLabels":         listOf(text("label-name")),
	"api/v1.CrossNamespaceObjectReference.kind":        notified,
}

// What alerts and receivers may name: flux-operator adds its own kinds to the definitions.
var notified = schema{"enum": []any{
	"Bucket", "GitRepository", "Kustomization", "HelmRelease", "HelmChart", "HelmRepository", "ImageRepository", "ImagePolicy",
	"ImageUpdateAutomation", "OCIRepository", "ArtifactGenerator", "ExternalArtifact", "FluxInstance", "ResourceSet",
	"ResourceSetInputProvider",
}}

// Fields that the types let be absent, and the API server does not.
var kubernetesRequired = map[string][]string{
	"core/v1.PersistentVolumeClaimSpec": {"accessModes", "resources"},
	"networking/v1.NetworkPolicyPort":   {"port"},
	"rbac/v1.RoleRef":                   {"apiGroup", "kind", "name"},
	"rbac/v1.Subject":                   {"kind", "name"},
	"rbac/v1.PolicyRule":                {"verbs"},
	"apps/v1.DaemonSetSpec":             {"selector", "template"},
	"apps/v1.DeploymentSpec":            {"selector", "template"},
	"apps/v1.StatefulSetSpec":           {"selector", "template"},
	"core/v1.PodTemplateSpec":           {"spec"},
	"monitoring/v1.ServiceMonitorSpec":  {"selector", "endpoints"},
	"core/v1.Container":                 {"name", "image"},
	"core/v1.ContainerPort":             {"containerPort"},
	"core/v1.VolumeMount":               {"name", "mountPath"},
	"core/v1.KeyToPath":                 {"key", "path"},
	"core/v1.SecretKeySelector":         {"key", "name"},
	"core/v1.ConfigMapKeySelector":      {"key", "name"},
}

// Kinds whose names are only a part of a path: roles such as `notes:reader`, and addresses.
var namedByPathSegment = map[string]bool{
	"ClusterRole": true, "ClusterRoleBinding": true, "Role": true, "RoleBinding": true,
	"ClusterTrustBundle": true, "IPAddress": true, "StorageVersion": true,
}

// Kinds that are whole without a spec: the API server or a controller fills it.
var withoutSpec = map[string]bool{"Lease": true, "LeaseCandidate": true, "Namespace": true, "Node": true, "StorageVersion": true}
