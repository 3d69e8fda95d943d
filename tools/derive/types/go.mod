module example.org/fleet/derive-types

go 1.26.0
