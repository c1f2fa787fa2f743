#!/usr/bin/env bash
# The OpenCL table of RESULTS.md on a machine with a GPU: one command, and nothing else is needed there.
#
#   bench/gpu.sh publish      here: puts the program, the OpenCL loader and this script into artifacts/gpu (below 60 MB)
#   artifacts/gpu/gpu.sh      there: runs it; arguments go to the program (--tune 120, --pairs 3, --filter sgemm ...)
#
# Results are written to $OUT, or to the folder "results" beside this script: table.md and rows.json. DEZERO_PYTHON names a Python
# with PyTorch for CUDA, or with CuPy, to measure against; without one, rows that need it have no anchor.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
limit_mb=60

publish() {
    local root target
    root=$(dirname "$here")
    target="$root/artifacts/gpu"
    rm -rf "$target"
    # Intermediate files of their own: those of the ordinary build stay as they are.
    dotnet publish "$here/DeZeroNative.Bench.csproj" --configuration Release --runtime linux-x64 -p:Portable=true \
        -p:UseArtifactsOutput=true -p:ArtifactsPath="$root/artifacts/gpu-build" --output "$target" --verbosity quiet --nologo
    rm -f "$target"/*.pdb "$target"/*.xml
    cp "$here/gpu.sh" "$target/"
    loader "$target/lib"
    local size
    size=$(du -sm "$target" | cut -f1)
    echo "artifacts/gpu: $size MB"
    [ "$size" -lt "$limit_mb" ] || { echo "gpu.sh: larger than $limit_mb MB" >&2; exit 1; }
}

# loader FOLDER: libOpenCL.so.1, from this machine or from Debian's package.
loader() {
    local found temporary
    mkdir -p "$1"
    found=$({ ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | sed -n 's/.*libOpenCL\.so\.1 .*x86-64.* => //p' | head -n 1)
    if [ -n "$found" ]; then
        cp -L "$found" "$1/libOpenCL.so.1"
        return
    fi
    temporary=$(mktemp -d)
    (cd "$temporary" && apt-get download -qq ocl-icd-libopencl1 && dpkg -x ocl-icd-libopencl1_*.deb .)
    cp -L "$temporary"/usr/lib/*/libOpenCL.so.1 "$1/"
    rm -rf "$temporary"
}

# A machine may have a loader or none, and NVIDIA's driver without the file that tells the loader of it.
find_drivers() {
    export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}/usr/local/nvidia/lib64:/usr/local/nvidia/lib"
    if ! { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -c 'libOpenCL\.so\.1 ' >/dev/null; then
        export DEZERO_OPENCL_PATH="$here/lib/libOpenCL.so.1"
    fi
    if [ -z "${OCL_ICD_VENDORS:-}" ] && ! compgen -G '/etc/OpenCL/vendors/*.icd' >/dev/null; then
        mkdir -p "$here/vendors"
        echo libnvidia-opencl.so.1 >"$here/vendors/nvidia.icd"
        export OCL_ICD_VENDORS="$here/vendors"
    fi
}

run() {
    local out="${OUT:-$here/results}"
    mkdir -p "$out"
    find_drivers
    # Compiled programs stay beside the results, so that nothing is left in anybody's home.
    export DEZERO_CACHE="${DEZERO_CACHE:-$here/cache}"
    chmod +x "$here/DeZeroNative.Bench"
    "$here/DeZeroNative.Bench" opencl --json "$out/rows.json" --markdown "$out/table.md" "$@"
}

case "${1:-}" in
    publish) publish ;;
    *)
        if [ ! -e "$here/DeZeroNative.Bench" ]; then
            sed -n '2,9p' "$0"
            exit 2
        fi
        run "$@"
        ;;
esac
