package kernel

import _ "time/tzdata" // a minimal container has no zone files
