#!/usr/bin/env bash
# Checks the C kernels: format, a build without warnings by each compiler found, the tests, and the tests under the
# address and undefined-behaviour sanitizers; for AArch64 as well where a cross compiler and qemu-user are installed.
set -euo pipefail
cd "$(dirname "$0")/../.."

check() {
    local name=$1
    shift
    echo "== $name"
    cmake -S . -B "build/check-$name" -DDEZERO_WERROR=ON "$@" > /dev/null
    cmake --build "build/check-$name" -j "$(nproc)" > "build/check-$name/build.log" 2>&1 || { cat "build/check-$name/build.log"; exit 1; }
    ctest --test-dir "build/check-$name" --output-on-failure --no-tests=error -j "$(nproc)" | tail -3
}

if command -v clang-format > /dev/null; then
    echo "== format"
    clang-format --dry-run --Werror native/kernels/include/*.h native/kernels/cpu/*.[ch] native/kernels/tests/*.[ch]
fi

for compiler in gcc clang-14; do
    if command -v "$compiler" > /dev/null; then
        check "$compiler" -DCMAKE_C_COMPILER="$compiler"
        check "$compiler-sanitize" -DCMAKE_C_COMPILER="$compiler" -DDEZERO_SANITIZE=ON -DDEZERO_TEST_STEP=1000003
    fi
done

if command -v aarch64-linux-gnu-gcc > /dev/null && command -v qemu-aarch64 > /dev/null; then
    check aarch64 -DDEZERO_TEST_STEP=10000019 -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc \
        -DCMAKE_CROSSCOMPILING_EMULATOR="qemu-aarch64;-L;/usr/aarch64-linux-gnu"
fi
