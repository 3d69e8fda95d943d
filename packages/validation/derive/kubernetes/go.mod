module example.org/fleet/derive-kubernetes

go 1.26.0

require (
	github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring v0.93.1
	k8s.io/api v0.37.2
)

require k8s.io/apimachinery v0.37.2 // indirect
