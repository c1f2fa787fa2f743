#!/usr/bin/env bash
# One command for each job: sets up what is missing, builds, and does it. `./build.sh help` lists them.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$root"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
# Build servers would outlive this script.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

usage() {
    cat <<'EOT'
usage: ./build.sh COMMAND [ARGUMENTS]

  demo [ARGUMENTS]     train a network on MNIST; arguments go to the example: ./build.sh demo --device opencl:0
  test [--variants]    run every test suite once; --variants runs them again with providers hidden and SIMD narrowed
  bench [ARGUMENTS]    compare with the peers found on this machine: ./build.sh bench --filter sgemm
  peers                install the peers of the comparison (PyTorch and NumPy) from the system's packages
  setup                install what is missing of the optional native parts, and nothing else

The optional parts are OpenBLAS, an OpenCL device, CMake, a C compiler, and the decoders of JPEG and PNG files. They come from the
system's packages (apt-get), as root or by passwordless sudo. DEZERO_SETUP=no leaves the system as it is. Without them all work runs
on the managed kernels, and pictures are read from PPM files only.
EOT
}

say() { printf '%s\n' "build.sh: $*" >&2; }

# --- what the system has, and what it lacks -----------------------------------------------------------------------

# has_library FILE: whether the dynamic linker knows it. No pipe into grep -q: pipefail would see the closed pipe.
has_library() {
    case "$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null)" in *"$1 "*) return 0 ;; *) return 1 ;; esac
}

hidden() {
    case ",${DEZERO_DISABLE:-}," in *",$1,"*) return 0 ;; *) return 1 ;; esac
}

# Packages for the parts that this machine lacks, one line for all of them.
missing_packages() {
    local packages=()
    if ! hidden openblas && [ -z "${DEZERO_OPENBLAS_PATH:-}" ] && ! has_library libopenblas.so.0; then
        packages+=(libopenblas0-pthread)
    fi
    if ! hidden kernels && [ -z "${DEZERO_KERNELS_PATH:-}" ]; then
        command -v cmake >/dev/null || packages+=(cmake)
        command -v make >/dev/null || command -v ninja >/dev/null || packages+=(make)
        if ! command -v cc >/dev/null && ! command -v gcc >/dev/null && ! command -v clang >/dev/null; then
            packages+=(gcc libc6-dev)
        fi
    fi
    if ! hidden opencl && [ -z "${DEZERO_OPENCL_PATH:-}" ]; then
        has_library libOpenCL.so.1 || packages+=(ocl-icd-libopencl1)
        compgen -G '/etc/OpenCL/vendors/*.icd' >/dev/null || packages+=(pocl-opencl-icd)
    fi
    if ! hidden turbojpeg && [ -z "${DEZERO_TURBOJPEG_PATH:-}" ] && ! has_library libturbojpeg.so.0; then
        packages+=(libturbojpeg0)
    fi
    if ! hidden libpng && [ -z "${DEZERO_LIBPNG_PATH:-}" ] && ! has_library libpng16.so.16; then
        packages+=(libpng16-16)
    fi
    printf '%s' "${packages[*]:-}"
}

as_root=()

# may_install PACKAGE...: false, with a message, where this user or this system may not install them.
may_install() {
    if [ "${DEZERO_SETUP:-yes}" = no ]; then
        say "DEZERO_SETUP=no: not installing $*"
        return 1
    fi
    if ! command -v apt-get >/dev/null; then
        say "no apt-get on this system; install the equivalent of: $*"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            say "may not install packages as $(id -un); as root: apt-get install $*"
            return 1
        fi
        as_root=(sudo -n)
    fi
}

install() {
    local output
    say "installing $*"
    output=$("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null 2>&1) || {
        printf '%s\n' "$output" >&2
        return 1
    }
}

# install_all PACKAGE...: together, or else one by one, so that a package this system lacks does not hold back the others.
install_all() {
    local package
    may_install "$@" || return 0
    "${as_root[@]}" apt-get update -qq </dev/null >&2 || say "apt-get update failed; trying the lists at hand"
    install "$@" && return
    for package in "$@"; do
        install "$package" || say "could not install $package"
    done
}

setup() {
    local packages
    packages=$(missing_packages)
    [ -n "$packages" ] || return 0
    # shellcheck disable=SC2086 # the list is split on purpose
    install_all $packages
    packages=$(missing_packages)
    [ -z "$packages" ] || say "going on without $packages: managed kernels take the place of native ones, JPEG and PNG files are not read"
}

need_dotnet() {
    if ! command -v dotnet >/dev/null; then
        say "the .NET 10 SDK is needed: https://dotnet.microsoft.com/download, or apt-get install dotnet-sdk-10.0"
        exit 1
    fi
    dotnet --version >/dev/null || { say "this .NET SDK does not fit global.json; the .NET 10 SDK is needed"; exit 1; }
}

build() {
    dotnet build "$1" --configuration Release --verbosity quiet --nologo '-clp:ErrorsOnly;NoSummary' </dev/null >&2
}

# --- data ------------------------------------------------------------------------------------------------------------

# A folder shared/data beside the clone saves the download.
find_data() {
    if [ -z "${DEZERO_DATA:-}" ] && [ -d "$root/../shared/data" ]; then
        DEZERO_DATA=$(cd "$root/../shared/data" && pwd)
        export DEZERO_DATA
    fi
}

# --- tests -----------------------------------------------------------------------------------------------------------

passed=0 failed=0 skipped=0
results="$root/artifacts/test-results"

# run_suite SUITE [VARIANT [NAME=VALUE...]]: one test project, its counts added to the sum.
# In a variant, tests that need what the variant hides do not apply; the plain run has had them all. A lesser OpenCL device hides
# nothing: what it cannot compute it has to refuse, and a test sees that it does.
run_suite() {
    local suite=$1 variant=${2:-} assembly log trx rc=0 counts total p f s note
    shift $(($# < 2 ? $# : 2))
    assembly=$(echo "tests/$suite/bin/Release/"net*/"DeZeroNative.$suite.dll")
    log="$results/$suite${variant:+.$variant}.log"
    trx="$results/$suite${variant:+.$variant}.trx"
    env "$@" dotnet test "$assembly" --nologo --results-directory "$results" --logger "trx;LogFileName=$(basename "$trx")" \
        --logger 'console;verbosity=minimal' </dev/null >"$log" 2>&1 || rc=$?
    counts=$(sed -n 's/.*<Counters \(.*\)\/>.*/\1/p' "$trx" 2>/dev/null | head -n 1)
    total=$(count total) p=$(count passed) f=$(count failed)
    s=$((total - p - f))
    # A test host that dies leaves no results, or results without the test it died in.
    if [ "$rc" -ne 0 ] && [ "$f" -eq 0 ] || [ "$total" -eq 0 ]; then f=$((f + 1)); fi
    note="$s skipped"
    case "$variant" in '' | opencl-*) ;; *) note="$s do not apply" s=0 ;; esac
    printf '%-20s %-22s %5d passed, %d failed, %s\n' "$suite" "${variant:-}" "$p" "$f" "$note"
    if [ "$suite" = Conformance.Tests ]; then env "$@" dotnet "$assembly" </dev/null || true; fi
    if [ "$f" -ne 0 ] || [ "$s" -ne 0 ]; then grep -vE '^\s*$|^Results File|^Test run for|^VSTest version' "$log" | tail -n 80; fi
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# count NAME: that attribute of the test results in $counts, 0 where there is none.
count() {
    local value=${counts#*"$1=\""}
    if [ "$value" = "$counts" ]; then echo 0; else echo "${value%%\"*}"; fi
}

# run_native: the tests of the C kernels, where there is something to build them with.
run_native() {
    local log="$results/native.log" rc=0 counts p=0 f=0
    if ! command -v cmake >/dev/null || hidden kernels; then
        say "no CMake, or kernels hidden: the C tests are not run"
        return
    fi
    { cmake -S . -B build/native && cmake --build build/native && ctest --test-dir build/native --output-on-failure; } </dev/null >"$log" 2>&1 || rc=$?
    counts=$(sed -n 's/.*tests passed, \([0-9]*\) tests failed out of \([0-9]*\).*/\1 \2/p' "$log")
    if [ -n "$counts" ]; then f=${counts% *} p=$((${counts#* } - f)); fi
    if [ "$rc" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
    printf '%-20s %-22s %5d passed, %d failed, 0 skipped\n' 'C kernels' '' "$p" "$f"
    [ "$f" -eq 0 ] || tail -n 80 "$log"
    passed=$((passed + p)) failed=$((failed + f))
}

# The suites on each kind of CPU kernel. OpenCL is hidden from them: the plain run has had it, and kernels of the CPU do not change it.
# The plain run's kernels are the best that this processor has: AVX-512 where there is AVX-512.
run_variants() {
    local suite managed=DEZERO_DISABLE=openblas,kernels,opencl,turbojpeg,libpng
    for suite in Tensor.Tests Autograd.Tests NN.Tests Conformance.Tests; do
        run_suite "$suite" managed-only "$managed"
        run_suite "$suite" no-simd "$managed" DOTNET_EnableHWIntrinsic=0
    done
    run_suite Tensor.Tests no-avx2 "$managed" DOTNET_EnableAVX2=0
    for suite in Tensor.Tests Conformance.Tests; do
        run_suite "$suite" kernels-baseline DEZERO_KERNELS_VARIANT=baseline DEZERO_DISABLE=opencl
    done
    if grep -qw avx2 /proc/cpuinfo 2>/dev/null; then
        for suite in Tensor.Tests Autograd.Tests NN.Tests Conformance.Tests; do
            run_suite "$suite" kernels-avx2 DEZERO_KERNELS_VARIANT=avx2 DEZERO_DISABLE=opencl
        done
    else
        say "no AVX2 here: the avx2 kernels are not run"
    fi
    if hidden opencl || { [ -z "${DEZERO_OPENCL_PATH:-}" ] && ! has_library libOpenCL.so.1; }; then
        say "no OpenCL here: the lesser devices are not tried"
        return
    fi
    for suite in Tensor.Tests Autograd.Tests NN.Tests Conformance.Tests Interop.Tests; do
        run_suite "$suite" opencl-lesser DEZERO_OPENCL_LIMITS=nofp64,nofp16,local=16k,group=64
    done
    # The kernels of GPUs take a CPU's compiler a second each: these suites have a case of every operation, and the plain run tries
    # products and convolutions on devices of each kind.
    for suite in Conformance.Tests Interop.Tests; do
        run_suite "$suite" opencl-lesser-gpu DEZERO_OPENCL_LIMITS=nofp64,nofp16,local=16k,group=64,gpu
    done
    # Each program for 64-bit positions is one that no other run builds: minutes for all suites.
    run_suite Conformance.Tests opencl-wide DEZERO_OPENCL_LIMITS=nofp64,wide
}

run_tests() {
    local project
    rm -rf "$results"
    mkdir -p "$results"
    for project in tests/*.Tests; do
        run_suite "$(basename "$project")"
    done
    run_native
    [ "${1:-}" != --variants ] || run_variants
    if [ "${CI:-}" = true ] && [ "$skipped" -ne 0 ]; then
        say "in CI every test has to run: $skipped skipped"
    fi
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && { [ "${CI:-}" != true ] || [ "$skipped" -eq 0 ]; }
}

# --- commands --------------------------------------------------------------------------------------------------------

command=${1:-help}
[ $# -eq 0 ] || shift
case "$command" in
    demo)
        need_dotnet
        setup
        find_data
        build examples
        exec dotnet run --project examples --configuration Release --no-build -- mnist "$@"
        ;;
    test)
        need_dotnet
        setup
        find_data
        build DeZeroNative.sln
        run_tests "$@"
        ;;
    bench)
        need_dotnet
        setup
        build bench
        exec dotnet run --project bench --configuration Release --no-build -- compare "$@"
        ;;
    peers)
        if /usr/bin/python3 -c 'import torch, numpy' 2>/dev/null; then
            say "PyTorch and NumPy are there"
        else
            install_all python3 python3-numpy python3-torch
        fi
        ;;
    setup) setup ;;
    help | --help | -h) usage ;;
    *)
        usage >&2
        exit 2
        ;;
esac
